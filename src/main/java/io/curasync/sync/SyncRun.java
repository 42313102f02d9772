package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run, in progress or ended. Counts of rows: {@code fetched = created + updated + unchanged + stale + quarantined}.
 *
 * @param requestedBy email of the user who started the run; null if it was not a user
 * @param instance the current or last owner of the run
 * @param pages number of applied pages
 * @param expected number of known practices at the start, from which the progress is computed
 * @param missing number of practices that the run newly marked as missing
 * @param newOrders increase of the displayed order totals
 * @param missedByWebhooks number of practices that the run created or updated and no webhook has changed since the start of the
 *     last successful run; null if unknown: the run has not read all pages, it is the first run, or webhooks are not configured
 * @param error shown to users; null unless the run failed or is suspicious, or its last owner could not continue
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

    /** Returns the progress in percent, at most 99; null if no practices were known at the start. */
    public @Nullable Integer percent() {
        return expected == 0 ? null : (int) Math.min(99, fetched * 100 / expected);
    }
}
