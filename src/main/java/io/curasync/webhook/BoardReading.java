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
                   (select count(*) from webhook_event where status = 'FAILED' and superseded_by is null) as failed,
                   (select count(*) from webhook_event where status = 'WAITING') as waiting,
                   (select count(*) from webhook_event where status = 'APPLIED'
                        and received_at > now() - interval '1 hour'
                        and id > coalesce((select id from webhook_event where received_at < now() - interval '61 minutes'
                            order by id desc limit 1), 0)) as applied_last_hour""";

    private final JdbcClient jdbc;

    BoardReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Figures(
            long queued, @Nullable Instant oldestQueued, long failed, long waiting, long appliedLastHour) {}

    InboxBoard read(InboxBoard.Latency latency, @Nullable ReplayProgress replay) {
        Figures figures = jdbc.sql(FIGURES).query(Figures.class).single();
        return new InboxBoard(
                figures.queued(),
                figures.oldestQueued(),
                figures.failed(),
                figures.waiting(),
                figures.appliedLastHour(),
                latency,
                replay);
    }
}
