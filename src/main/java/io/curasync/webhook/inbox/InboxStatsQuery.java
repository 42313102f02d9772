package io.curasync.webhook.inbox;

import io.curasync.webhook.InboxStats;
import io.curasync.webhook.ReplayProgress;
import io.curasync.webhook.ingest.SignatureVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the key figures of the inbox. The inbox is large, so each figure is computed only from recent events, or only from events with one
 * status.
 */
@Repository
class InboxStatsQuery {

    // Ids are almost in order of receipt. With the condition on the id, which has a margin of one minute, PostgreSQL
    // can skip older rows.
    private static final String SELECT_FIGURES = """
            select (select count(*) from webhook_event where status = 'RECEIVED') as queued,
                   (select min(greatest(received_at, next_attempt_at)) from webhook_event
                        where status = 'RECEIVED' and next_attempt_at <= now()) as oldest_due,
                   (select count(*) from webhook_event where status = 'FAILED' and superseded_by is null) as failed,
                   (select count(*) from webhook_event where status = 'WAITING') as waiting,
                   (select count(*) from webhook_event where status = 'APPLIED'
                        and received_at > now() - interval '1 hour'
                        and id > coalesce((select id from webhook_event where received_at < now() - interval '61 minutes'
                            order by id desc limit 1), 0)) as applied_last_hour""";

    // The column source_at identifies the scheme, because only Standard Webhooks signatures cover a timestamp.
    private static final String SELECT_SIGNATURES = """
            select count(*) as events, count(source_at) as with_timestamp,
                   max(received_at) filter (where source_at is not null) as last_with_timestamp,
                   max(received_at) filter (where source_at is null) as last_without_timestamp
            from (select source_at, received_at from webhook_event order by id desc limit 1000) as newest""";

    private final JdbcClient jdbc;
    private final SignatureVerifier signatureVerifier;

    InboxStatsQuery(JdbcClient jdbc, SignatureVerifier signatureVerifier) {
        this.jdbc = jdbc;
        this.signatureVerifier = signatureVerifier;
    }

    private record Figures(long queued, @Nullable Instant oldestDue, long failed, long waiting, long appliedLastHour) {}

    private record SignatureCounts(
            int events,
            int withTimestamp,
            @Nullable Instant lastWithTimestamp,
            @Nullable Instant lastWithoutTimestamp) {}

    /** Counts the failed events that were not replaced by a correction. */
    long countFailed() {
        return jdbc.sql("select count(*) from webhook_event where status = 'FAILED' and superseded_by is null")
                .query(Long.class)
                .single();
    }

    InboxStats read(InboxStats.Latency latency, @Nullable ReplayProgress replay) {
        Figures figures = jdbc.sql(SELECT_FIGURES).query(Figures.class).single();
        SignatureCounts signatures =
                jdbc.sql(SELECT_SIGNATURES).query(SignatureCounts.class).single();
        return new InboxStats(
                figures.queued(),
                figures.oldestDue(),
                figures.failed(),
                figures.waiting(),
                figures.appliedLastHour(),
                new InboxStats.SignatureSchemes(
                        signatures.withTimestamp(),
                        signatures.lastWithTimestamp(),
                        signatures.events() - signatures.withTimestamp(),
                        signatures.lastWithoutTimestamp(),
                        signatureVerifier.requiresTimestamp()),
                latency,
                replay);
    }
}
