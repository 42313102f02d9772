package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run, in progress or ended. The row counts satisfy {@code fetched = created + updated + unchanged + stale + quarantined}.
 *
 * @param requestedBy email of the user who started the run; null if no user started it
 * @param instance the current owner of the run, or the last owner of an ended run
 * @param finishedAt end of the run; null while it is in progress
 * @param pages number of applied pages
 * @param expected number of known practices at the start, from which the progress is computed
 * @param missing number of practices that were marked as missing when the run was completed or approved
 * @param newOrders amount by which the run changed the total orders of all practices; negative if they decreased
 * @param missedByWebhooks number of practices that the run changed without a webhook. A practice counts if the run created or updated it,
 *     and no recent webhook was applied to it. A webhook is recent if it was received since the start of the previous successful run. Null
 *     if the number is unknown, because the run has not read all pages, no earlier run succeeded, or webhooks are not configured.
 * @param error message for users if the run failed or is suspicious, or if an owner could not continue the run in progress; otherwise null
 * @param note anomaly that is not a failure, such as an implausible date, shown to users; null if there is none
 */
public record SyncRun(
        long id,
        SyncKind kind,
        SyncTrigger trigger,
        SyncStatus status,
        @Nullable String requestedBy,
        String instance,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int pages,
        long expected,
        long fetched,
        long created,
        long updated,
        long unchanged,
        long stale,
        long quarantined,
        long missing,
        long newOrders,
        @Nullable Long missedByWebhooks,
        @Nullable String error,
        @Nullable String note) {

    public boolean running() {
        return status == SyncStatus.RUNNING;
    }

    /**
     * Returns the number of fetched rows in percent of the practices that were known at the start of the run, at most 99. Returns null if
     * no practices were known.
     */
    public @Nullable Integer percent() {
        return expected == 0 ? null : (int) Math.min(99, fetched * 100 / expected);
    }
}
