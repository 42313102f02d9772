package io.curasync.kpi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Key figures of a scope.
 *
 * @param recentActivations number of practices activated within the last 30 days
 * @param unmatchedPractices number of practices without a rep; 0 in a rep's scope
 * @param asOf time of reading, by PostgreSQL's clock
 * @param lastSyncedAt end of the last run with status {@code SUCCEEDED} or {@code PARTIAL}; {@code null} if there is none
 */
public record KpiOverview(
        long totalPractices,
        long activePractices,
        long totalOrders,
        long recentActivations,
        long unmatchedPractices,
        Instant asOf,
        @Nullable Instant lastSyncedAt) {

    KpiOverview at(Instant time) {
        return new KpiOverview(
                totalPractices,
                activePractices,
                totalOrders,
                recentActivations,
                unmatchedPractices,
                time,
                lastSyncedAt);
    }
}
