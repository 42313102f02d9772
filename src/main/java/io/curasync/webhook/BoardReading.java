package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the inbox, each figure by as few rows as it takes. */
@Repository
class BoardReading {

    // Ids come nearly in order of receipt: whatever is older than the hour is not even looked at.
    private static final String FIGURES = """
            select (select count(*) from webhook_event where status = 'RECEIVED') as queued,
                   (select min(received_at) from webhook_event where status = 'RECEIVED') as oldest_queued,
                   (select count(*) from webhook_event where status = 'FAILED') as failed,
                   (select count(*) from webhook_event where status = 'WAITING') as waiting,
                   (select count(*) from webhook_event where status = 'APPLIED'
                        and received_at > now() - interval '1 hour'
                        and id > coalesce((select id from webhook_event where received_at < now() - interval '61 minutes'
                            order by id desc limit 1), 0)) as applied_last_hour,
                   l.latencies[1] as p50, l.latencies[2] as p95, l.latencies[3] as p99, l.events
            from (
                select percentile_cont(array[0.5, 0.95, 0.99]) within group (order by
                           extract(epoch from processed_at - received_at)::float8 * 1000) as latencies,
                       count(*) as events
                from (select received_at, processed_at from webhook_event where status = 'APPLIED'
                      order by id desc limit 1000) as newest
            ) as l""";

    private final JdbcClient jdbc;

    BoardReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Figures(
            long queued,
            @Nullable Instant oldestQueued,
            long failed,
            long waiting,
            long appliedLastHour,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            int events) {

        InboxBoard.@Nullable Latency latency() {
            return p50 == null || p95 == null || p99 == null
                    ? null
                    : new InboxBoard.Latency(Math.round(p50), Math.round(p95), Math.round(p99), events);
        }
    }

    InboxBoard read(@Nullable ReplayProgress replay) {
        Figures figures = jdbc.sql(FIGURES).query(Figures.class).single();
        return new InboxBoard(
                figures.queued(),
                figures.oldestQueued(),
                figures.failed(),
                figures.waiting(),
                figures.appliedLastHour(),
                figures.latency(),
                replay);
    }
}
