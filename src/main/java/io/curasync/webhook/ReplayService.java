package io.curasync.webhook;

import io.curasync.account.AuditLog;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts events back into the queue, for the workers of all instances. Whoever asks for it stands in the audit. */
@Component
public class ReplayService {

    private static final String ACTION = "webhook.replay";

    private static final String COUNT_FAILED = """
            select count(body) as replayable, count(*) - count(body) as without_payload
            from webhook_event where status = 'FAILED' and superseded_by is null and processed_at >= ?::timestamptz""";

    private static final String SELECT_FAILED = """
            select id from webhook_event
            where status = 'FAILED' and superseded_by is null and processed_at >= ?::timestamptz and body is not null order by id""";

    private static final String SELECT_REPLAYABLE = """
            select id from webhook_event where id = any(?) and body is not null and superseded_by is null order by id""";

    private final ReplayQueue queue;
    private final BulkReplay run;
    private final JdbcClient jdbc;
    private final AuditLog auditLog;
    private final TransactionTemplate transaction;
    private final WorkerWakeup work;
    private final ChangeSignal signal;

    ReplayService(
            ReplayQueue queue,
            BulkReplay run,
            JdbcClient jdbc,
            AuditLog auditLog,
            TransactionTemplate transaction,
            WorkerWakeup work,
            ChangeSignal signal) {
        this.queue = queue;
        this.run = run;
        this.jdbc = jdbc;
        this.auditLog = auditLog;
        this.transaction = transaction;
        this.work = work;
        this.signal = signal;
    }

    /**
     * Failed events.
     *
     * @param withoutPayload those that cannot be replayed
     */
    public record Failed(int replayable, int withoutPayload) {}

    /** Replays one event; false if there is none, its payload is no longer stored, or another event replaced it. */
    public boolean one(long id, String actor) {
        boolean queued = Boolean.TRUE.equals(transaction.execute(status -> {
            if (queue.requeue(List.of(id), false, actor) == 0) {
                return false;
            }
            auditLog.record(actor, ACTION, "event " + id, null);
            return true;
        }));
        if (queued) {
            work.arrived();
            signal.publish(Topic.WEBHOOK);
        }
        return queued;
    }

    /** Replays these in the background, except those without a payload and replaced ones; returns how many it replays. */
    public int selected(Collection<Long> ids, String actor) {
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
            run.start(replayable.size() + " selected", replayable, false, actor);
        }
        return replayable.size();
    }

    public Failed failedSince(Instant since) {
        return jdbc.sql(COUNT_FAILED)
                .param(since.toString())
                .query(Failed.class)
                .single();
    }

    /** Replays in the background all that failed since then and have not been replayed yet; answers how many those are. */
    public int allFailedSince(Instant since, String actor) {
        List<Long> failed = jdbc.sql(SELECT_FAILED)
                .param(since.toString())
                .query(Long.class)
                .list();
        if (!failed.isEmpty()) {
            String what = failed.size() + " failed since " + since.truncatedTo(ChronoUnit.SECONDS);
            auditLog.record(actor, ACTION, what, null);
            run.start(what, failed, true, actor);
        }
        return failed.size();
    }

    /** What is being replayed from this instance, or was last. */
    @Nullable
    ReplayProgress progress() {
        return run.progress();
    }
}
