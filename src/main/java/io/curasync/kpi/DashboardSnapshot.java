package io.curasync.kpi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of the dashboard within a scope. Snapshots with the same data are equal, even if they were read at different times.
 *
 * @param reps the rows of the rep performance table that the scope may see
 * @param rankedReps number of reps in the whole table, including rows outside the scope
 */
public record DashboardSnapshot(
        KpiOverview overview,
        DailyTrend trend,
        List<StateFigures> states,
        List<SpecialtyFigures> specialties,
        List<RepStanding> reps,
        long rankedReps,
        DormantPractices dormant) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DashboardSnapshot that
                && overview.at(Instant.EPOCH).equals(that.overview.at(Instant.EPOCH))
                && trend.equals(that.trend)
                && states.equals(that.states)
                && specialties.equals(that.specialties)
                && reps.equals(that.reps)
                && rankedReps == that.rankedReps
                && dormant.equals(that.dormant);
    }

    @Override
    public int hashCode() {
        return overview.at(Instant.EPOCH).hashCode();
    }
}
