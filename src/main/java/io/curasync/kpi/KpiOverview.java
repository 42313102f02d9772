package io.curasync.kpi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The five figures of a scope.
 *
 * @param recentActivations practices activated within the last 30 days
 * @param unmatchedPractices nobody's practices; 0 in a rep's scope
 * @param asOf when they were read, by PostgreSQL's clock
 * @param lastSyncedAt when the last run ended that succeeded, wholly or partly; null: none did yet
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
