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

/** Makes events due again for the workers of all instances, and records the user in the audit log. */
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

    private final ReplayQueue queue;
    private final BulkReplay bulkReplay;
    private final JdbcClient jdbc;
    private final AuditLog auditLog;
    private final TransactionOperations transaction;
    private final WorkerWakeup workerWakeup;
    private final ChangeSignal signal;

    ReplayService(
            ReplayQueue queue,
            BulkReplay bulkReplay,
            JdbcClient jdbc,
            AuditLog auditLog,
            TransactionOperations transaction,
            WorkerWakeup workerWakeup,
            ChangeSignal signal) {
        this.queue = queue;
        this.bulkReplay = bulkReplay;
        this.jdbc = jdbc;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.workerWakeup = workerWakeup;
        this.signal = signal;
    }

    /**
     * Numbers of failed events.
     *
     * @param withoutPayload failed events that cannot be replayed, because their payload is no longer stored
     */
    public record Failed(int replayable, int withoutPayload) {}

    /** Replays one event. Returns false if it does not exist, its payload is no longer stored, or another event replaced it. */
    public boolean replayOne(long id, String actor) {
        boolean queued = Boolean.TRUE.equals(transaction.execute(status -> {
            if (queue.requeue(List.of(id), false, actor) == 0) {
                return false;
            }
            auditLog.record(actor, ACTION, "event " + id, null);
            return true;
        }));
        if (queued) {
            workerWakeup.arrived();
            signal.publish(Topic.WEBHOOK);
        }
        return queued;
    }

    /** Replays events in the background, without replaced ones and those without a payload. Returns the number of replayed events. */
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

    public Failed failedSince(Instant since) {
        return jdbc.sql(COUNT_FAILED)
                .param(SqlTimes.param(since))
                .query(Failed.class)
                .single();
    }

    /** Replays in the background all events that failed since then and are still failed. Returns their number. */
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

    /** Returns the current or last bulk replay of this instance; null if there was none since its start. */
    @Nullable
    ReplayProgress progress() {
        return bulkReplay.progress();
    }
}
