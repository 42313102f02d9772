package io.curasync.webhook.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the state of the event queue. For each status, counts at most one event more than {@link #MAX_READ}. A count above the maximum
 * means that the exact number is unknown.
 */
@Repository
class QueueQuery {

    /** Maximum number of events of each status that are counted exactly. The maximum limits the duration of the query. */
    static final int MAX_READ = 10_000;

    private static final String SELECT = """
            with queued as (
                select greatest(received_at, next_attempt_at) as due_since
                from webhook_event where status = 'RECEIVED' order by id limit :max + 1
            ), waiting as (
                select received_at from webhook_event where status = 'WAITING' and superseded_by is null limit :max + 1
            )
            select (select count(*) from queued) as queued,
                   (select extract(epoch from clock_timestamp() - min(due_since))::double precision
                    from queued where due_since <= clock_timestamp()) as oldest_seconds,
                   (select count(*) from waiting) as waiting,
                   (select count(*) from waiting where received_at < now() - interval '1 day') as waiting_long,
                   (select coalesce(sum(deliveries), 0) from webhook_rejection
                    where reason = 'QUEUE_FULL' and period_start > now() - interval '20 minutes'
                      and last_at > now() - interval '10 minutes') as queue_full,
                   (select coalesce(sum(deliveries), 0) from webhook_rejection
                    where reason = 'RATE_LIMIT' and period_start > now() - interval '70 minutes'
                      and last_at > now() - interval '1 hour') as rate_limited""";

    private final JdbcClient jdbc;

    QueueQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * State of the queue.
     *
     * @param queued number of events that are due or scheduled for a retry
     * @param oldestSeconds time for which the oldest due event has been due, in seconds; null if no event is due
     * @param waiting number of events that wait for their practice
     * @param waitingLong number of waiting events that were received more than a day ago
     * @param queueFull number of deliveries that were rejected within about the last ten minutes because too many were waiting to be stored
     * @param rateLimited number of deliveries that the rate limit rejected within about the last hour
     */
    record Queue(
            long queued,
            @Nullable Double oldestSeconds,
            long waiting,
            long waitingLong,
            long queueFull,
            long rateLimited) {

        Duration oldestAge() {
            return oldestSeconds == null
                    ? Duration.ZERO
                    : Duration.ofMillis(Math.max(0, Math.round(oldestSeconds * 1_000)));
        }
    }

    Queue read() {
        return jdbc.sql(SELECT).param("max", MAX_READ).query(Queue.class).single();
    }
}
