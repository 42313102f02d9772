package io.curasync.webhook.inbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requeues processed events, and reads the outcome of their replay. */
@Repository
class ReplayQueue {

    private static final String REQUEUE = """
            with requeued as (
                update webhook_event set status = 'RECEIVED', waits_for = null, next_attempt_at = '-infinity',
                    earlier_attempts = earlier_attempts + attempts, attempts = 0, processed_at = null, error = null
                where id = any(:ids) and body is not null and superseded_by is null
                  and (status = 'FAILED' or not :failedOnly)
                returning id
            )
            insert into webhook_replay (event_id, actor) select id, :actor from requeued order by id""";

    private final JdbcClient jdbc;

    ReplayQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Numbers of replayed events by outcome.
     *
     * @param due events not attempted yet
     * @param failed events whose attempt failed, finally or until a retry
     */
    record ReplayState(int due, int failed) {}

    /**
     * Requeues those of the events that are replayable, and records the replays. Returns their number.
     *
     * @param failedOnly whether to skip events that are no longer failed, because another user has replayed them since
     * @param actor email of the user
     */
    int requeue(List<Long> ids, boolean failedOnly, String actor) {
        return jdbc.sql(REQUEUE)
                .param("ids", ids.toArray(Long[]::new))
                .param("failedOnly", failedOnly)
                .param("actor", actor)
                .update();
    }

    ReplayState state(List<Long> ids) {
        return jdbc.sql("""
                        select count(*) filter (where status = 'RECEIVED' and attempts = 0) as due,
                               count(*) filter (where status = 'FAILED' or status = 'RECEIVED' and attempts > 0) as failed
                        from webhook_event where id = any(?)""")
                .param(ids.toArray(Long[]::new))
                .query(ReplayState.class)
                .single();
    }
}
