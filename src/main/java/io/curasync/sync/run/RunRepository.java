package io.curasync.sync.run;

import io.curasync.platform.text.TextSanitizer;
import io.curasync.sync.RunEnded;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the progress and the end of runs. An update by an owner takes effect only if the {@link Lease} contains the current fence of the
 * run.
 */
@Repository
public class RunRepository {

    private static final String OWNED = " where id = :id and fence = :fence and status = 'RUNNING'";

    private static final String ADVANCE = """
            with used as (
                insert into sync_cursor (run_id, digest) select :id, unnest(:digests::bigint[]) on conflict do nothing
            )
            update sync_run set cursor = :cursor, restarts = :restarts, note = coalesce(note, :note),
                heartbeat_at = clock_timestamp(), pages = pages + :pages,
                fetched = fetched + :fetched, created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged, stale = stale + :stale, quarantined = quarantined + :quarantined,
                new_orders = new_orders + :newOrders, takeovers = 0, error = null""" + OWNED + " returning cancel_requested";

    private static final int MAX_ERROR_LENGTH = 1_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RunRepository(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Ownership of a run by this instance, until the run ends or a takeover increments the fence.
     *
     * @param id id of the run
     * @param fence number of the owner: 1 for the first owner, incremented by every takeover
     * @param cursor cursor of the next page; null for the first page
     */
    public record Lease(
            long id, SyncKind kind, int fence, @Nullable String cursor) {}

    /** Thrown if the run has a new owner or has ended. The caller must stop immediately and write nothing more. */
    static final class FencedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        FencedException(long run) {
            super("Run " + run + " is no longer ours");
        }
    }

    /**
     * Records the progress after a batch of pages, within the transaction of the batch. Returns whether a user requested the cancellation
     * of the run.
     *
     * @param note see {@link SyncRun#note()}; only the first note of a run is stored
     * @throws FencedException if the run has a new owner or has ended
     */
    boolean advance(Lease lease, List<FetchedPage> pages, BatchCounts counts, @Nullable String note) {
        return jdbc.sql(ADVANCE)
                .param("pages", pages.size())
                .param("cursor", pages.getLast().page().nextCursor())
                .param("restarts", pages.getLast().restarts())
                .param(
                        "digests",
                        pages.stream()
                                .map(FetchedPage::nextDigest)
                                .filter(Objects::nonNull)
                                .toArray(Long[]::new))
                .param("note", note)
                .param("fetched", counts.fetched())
                .param("created", counts.created())
                .param("updated", counts.updated())
                .param("unchanged", counts.unchanged())
                .param("stale", counts.stale())
                .param("quarantined", counts.quarantined())
                .param("newOrders", counts.newOrders())
                .param("id", lease.id())
                .param("fence", lease.fence())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new FencedException(lease.id()));
    }

    /** Returns the history of the cursors that the run has used, which includes the number of restarts. */
    CursorHistory cursorHistory(Lease lease) {
        int restarts = jdbc.sql("select restarts from sync_run where id = ?")
                .param(lease.id())
                .query(Integer.class)
                .single();
        List<Long> used = jdbc.sql("select digest from sync_cursor where run_id = ?")
                .param(lease.id())
                .query(Long.class)
                .list();
        return new CursorHistory(restarts, used);
    }

    /**
     * Stores a heartbeat. Stores nothing and returns false if the run has a new owner or has ended, or if a user requested its
     * cancellation.
     */
    boolean heartbeat(Lease lease) {
        return jdbc.sql("update sync_run set heartbeat_at = clock_timestamp()" + OWNED + " and not cancel_requested")
                        .param("id", lease.id())
                        .param("fence", lease.fence())
                        .update()
                == 1;
    }

    /**
     * Ends the run and publishes {@link RunEnded}.
     *
     * @param missing number of practices that the run marked as missing
     * @param missedByWebhooks see {@link SyncRun#missedByWebhooks()}
     * @param error error message for users; null unless the run failed or is suspicious
     * @throws FencedException if the run has a new owner or has already ended
     */
    @Transactional
    public void finish(
            Lease lease, SyncStatus status, int missing, @Nullable Long missedByWebhooks, @Nullable String error) {
        int ended = jdbc.sql(
                        "update sync_run set status = :status, missing = :missing, missed_by_webhooks = :missedByWebhooks,"
                                + " error = :error, finished_at = clock_timestamp()" + OWNED)
                .param("status", status.name())
                .param("missing", missing)
                .param("missedByWebhooks", missedByWebhooks)
                .param("error", error == null ? null : TextSanitizer.of(error, MAX_ERROR_LENGTH))
                .param("id", lease.id())
                .param("fence", lease.fence())
                .update();
        if (ended == 0) {
            throw new FencedException(lease.id());
        }
        jdbc.sql("delete from sync_cursor where run_id = ?").param(lease.id()).update();
        events.publishEvent(new RunEnded(lease.id(), status));
    }

    /**
     * Releases the run, so that any instance can take it over immediately. Has no effect if the run has a new owner or has ended.
     */
    void release(Lease lease) {
        jdbc.sql("update sync_run set heartbeat_at = '-infinity'" + OWNED)
                .param("id", lease.id())
                .param("fence", lease.fence())
                .update();
    }

    /** Stores the reason why the owner could not continue the run. Has no effect if the run has a new owner or has ended. */
    void recordError(Lease lease, String reason) {
        jdbc.sql("update sync_run set error = :error" + OWNED)
                .param("error", TextSanitizer.of(reason, MAX_ERROR_LENGTH))
                .param("id", lease.id())
                .param("fence", lease.fence())
                .update();
    }

    /** Requests the cancellation of a run. Returns false if no run with this id is in progress. */
    public boolean requestCancel(long id) {
        return jdbc.sql("update sync_run set cancel_requested = true where id = ? and status = 'RUNNING'")
                        .param(id)
                        .update()
                == 1;
    }
}
