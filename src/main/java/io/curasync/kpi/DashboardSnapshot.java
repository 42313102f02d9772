package io.curasync.kpi;

import io.curasync.reptarget.TargetProgress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of the dashboard of a scope. Snapshots with the same data are equal, even if they were read at different times.
 *
 * @param reps rows of the rep performance table in the scope. In a rep's scope, only the rep's own row, or no row if the rep has
 *     no practices.
 * @param rankedReps number of reps in the whole table, including reps outside the scope; 0 if {@code reps} is empty
 * @param targets progress of the present month's targets in the scope, sorted by rep. In a rep's scope, only the rep's own
 *     targets.
 */
public record DashboardSnapshot(
        KpiOverview overview,
        DailyTrend trend,
        List<StateFigures> states,
        List<SpecialtyFigures> specialties,
        List<RepStanding> reps,
        long rankedReps,
        DormantPractices dormant,
        List<TargetProgress> targets) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DashboardSnapshot that
                && overview.at(Instant.EPOCH).equals(that.overview.at(Instant.EPOCH))
                && trend.equals(that.trend)
                && states.equals(that.states)
                && specialties.equals(that.specialties)
                && reps.equals(that.reps)
                && rankedReps == that.rankedReps
                && dormant.equals(that.dormant)
                && targets.equals(that.targets);
    }

    @Override
    public int hashCode() {
        return overview.at(Instant.EPOCH).hashCode();
    }
}
