package io.curasync.kpi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the dashboard of one scope shows. Two snapshots are equal when they show the same, whenever they were read.
 *
 * @param reps the leaderboard as far as the scope may see it
 * @param ranks how many users the whole leaderboard has
 */
public record DashboardSnapshot(
        KpiOverview overview,
        DailyTrend trend,
        List<StateFigures> states,
        List<SpecialtyFigures> specialties,
        List<RepStanding> reps,
        long ranks,
        DormantPractices dormant) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DashboardSnapshot that
                && overview.at(Instant.EPOCH).equals(that.overview.at(Instant.EPOCH))
                && trend.equals(that.trend)
                && states.equals(that.states)
                && specialties.equals(that.specialties)
                && reps.equals(that.reps)
                && ranks == that.ranks
                && dormant.equals(that.dormant);
    }

    @Override
    public int hashCode() {
        return overview.at(Instant.EPOCH).hashCode();
    }
}
