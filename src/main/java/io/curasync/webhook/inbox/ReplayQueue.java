package io.curasync.webhook.inbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requeues events for a replay, and counts the outcomes of the replay. */
@Repository
class ReplayQueue {

    private static final String REQUEUE = """
            with requeued as (
                update webhook_event set status = 'RECEIVED', waits_for = null, next_attempt_at = clock_timestamp(),
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
     * @param due number of queued events that have not been attempted yet
     * @param failed number of events whose attempt failed, whether or not a retry is scheduled. Does not include events that could not be
     *     replayed because their payload was deleted or another event replaced them.
     */
    record ReplayState(int due, int failed) {}

    /**
     * Requeues those of the given events that can be replayed, and records the replays. Returns the number of requeued events.
     *
     * @param failedOnly whether to skip events that are no longer failed, for example because another user has replayed them
     * @param actor email of the user who requested the replay
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
                               count(*) filter (where status = 'FAILED' and superseded_by is null and body is not null
                                   or status = 'RECEIVED' and attempts > 0) as failed
                        from webhook_event where id = any(?)""")
                .param(ids.toArray(Long[]::new))
                .query(ReplayState.class)
                .single();
    }
}
