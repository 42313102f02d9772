package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that started. Counts are rows: {@code fetched = created + updated + unchanged + stale + quarantined}.
 *
 * @param instance the one that runs it or ran it last
 * @param pages how many have been applied
 * @param expected how many practices were known at the start: what progress is measured by
 * @param missing practices newly marked as no longer upstream
 * @param newOrders by how much the shown totals rose
 * @param unannounced practices it created or updated although no webhook had told of them since the last successful run
 *     began; null while that is not known: it has not read everything, it is the first, or no webhook can arrive
 * @param error for people; null unless it failed, or its last owner left it
 * @param note for people: what is remarkable although it did not fail, such as a date that was not believed; null: nothing
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
        @Nullable Long unannounced,
        @Nullable String error,
        @Nullable String note) {

    public boolean running() {
        return status == SyncStatus.RUNNING;
    }

    /** 0 to 100; null when nothing was known to measure by. */
    public @Nullable Integer percent() {
        return expected == 0 ? null : (int) Math.min(99, fetched * 100 / expected);
    }
}
