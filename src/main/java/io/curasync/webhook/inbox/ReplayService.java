package io.curasync.webhook.inbox;

import io.curasync.account.AuditLog;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.SqlTimes;
import io.curasync.webhook.ReplayProgress;
import io.curasync.webhook.WorkerWakeup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replays events by requeuing them for the workers of all instances. Records each replay with the user who requested it in the audit log.
 */
@Component
public class ReplayService {

    private static final String ACTION = "webhook.replay";

    private static final String COUNT_FAILED = """
            select count(body) as replayable, count(*) - count(body) as without_payload
            from webhook_event where status = 'FAILED' and superseded_by is null and processed_at >= ?""";

    private static final String SELECT_FAILED = """
            select id from webhook_event
            where status = 'FAILED' and superseded_by is null and processed_at >= ? and body is not null order by id""";

    private static final String SELECT_REPLAYABLE = """
            select id from webhook_event where id = any(?) and body is not null and superseded_by is null order by id""";

    private final EventQuery eventQuery;
    private final ReplayQueue queue;
    private final BulkReplay bulkReplay;
    private final JdbcClient jdbc;
    private final AuditLog auditLog;
    private final TransactionOperations transaction;
    private final WorkerWakeup workerWakeup;
    private final ChangeSignal signal;

    ReplayService(
            EventQuery eventQuery,
            ReplayQueue queue,
            BulkReplay bulkReplay,
            JdbcClient jdbc,
            AuditLog auditLog,
            TransactionOperations transaction,
            WorkerWakeup workerWakeup,
            ChangeSignal signal) {
        this.eventQuery = eventQuery;
        this.queue = queue;
        this.bulkReplay = bulkReplay;
        this.jdbc = jdbc;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.workerWakeup = workerWakeup;
        this.signal = signal;
    }

    /**
     * Numbers of failed events that were not replaced by a correction.
     *
     * @param replayable number of events that can be replayed
     * @param withoutPayload number of events that cannot be replayed, because their payload is no longer stored
     */
    public record FailedCounts(int replayable, int withoutPayload) {}

    /**
     * Replays an event. Returns false if the event does not exist, has no payload, or is superseded by another event.
     *
     * @param actor email of the user who requested the replay
     */
    public boolean replayOne(long id, String actor) {
        boolean queued = Boolean.TRUE.equals(transaction.execute(status -> {
            if (queue.requeue(List.of(id), false, actor) == 0) {
                return false;
            }
            auditLog.record(actor, ACTION, "event " + id, null);
            return true;
        }));
        if (queued) {
            workerWakeup.wakeWorkers();
            signal.publish(Topic.WEBHOOK);
        }
        return queued;
    }

    /**
     * Replays those of the given events that can be replayed, in the background. Returns the number of events to replay.
     *
     * @param actor email of the user who requested the replay
     */
    public int replaySelected(Collection<Long> ids, String actor) {
        List<Long> replayable = jdbc.sql(SELECT_REPLAYABLE)
                .param(ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
        if (!replayable.isEmpty()) {
            auditLog.record(
                    actor,
                    ACTION,
                    replayable.size() + " selected",
                    "events "
                            + String.join(
                                    ", ",
                                    replayable.stream().map(String::valueOf).toList()));
            bulkReplay.add(replayable.size() + " selected", replayable, false, actor);
        }
        return replayable.size();
    }

    /**
     * Counts the selected events. Also counts how many of them can be replayed, and how many of the replayable events are already applied.
     */
    public EventSelection.Counts count(EventSelection selection) {
        return eventQuery.count(selection);
    }

    /**
     * Replays the selected events that can be replayed, in the background. If there are more than {@link EventQuery#MAX_COUNTED}, only the
     * oldest are replayed. Returns the number of events to replay.
     *
     * @param actor email of the user who requested the replay
     */
    public int replay(EventSelection selection, String actor) {
        List<Long> ids = eventQuery.selected(selection, EventQuery.MAX_COUNTED);
        if (!ids.isEmpty()) {
            String description = ids.size() + " " + selection.label();
            auditLog.record(actor, ACTION, description, selection.detail());
            bulkReplay.add(description, ids, selection.failedOnly(), actor);
        }
        return ids.size();
    }

    /** Counts the events in status {@code FAILED} that failed at or after the given time and were not replaced by a correction. */
    public FailedCounts countFailedSince(Instant since) {
        return jdbc.sql(COUNT_FAILED)
                .param(SqlTimes.param(since))
                .query(FailedCounts.class)
                .single();
    }

    /**
     * Replays the events that {@link #countFailedSince} counts as replayable, in the background. Returns the number of events to replay.
     *
     * @param actor email of the user who requested the replay
     */
    public int replayAllFailedSince(Instant since, String actor) {
        List<Long> failed = jdbc.sql(SELECT_FAILED)
                .param(SqlTimes.param(since))
                .query(Long.class)
                .list();
        if (!failed.isEmpty()) {
            String description = failed.size() + " failed since " + since.truncatedTo(ChronoUnit.SECONDS);
            auditLog.record(actor, ACTION, description, null);
            bulkReplay.add(description, failed, true, actor);
        }
        return failed.size();
    }

    /** Returns the progress of the current or last bulk replay of this instance; null if there was none since the instance started. */
    @Nullable
    ReplayProgress progress() {
        return bulkReplay.progress();
    }
}
