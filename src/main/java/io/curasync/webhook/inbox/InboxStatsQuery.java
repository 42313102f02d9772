package io.curasync.webhook.inbox;

import io.curasync.webhook.InboxStats;
import io.curasync.webhook.ReplayProgress;
import io.curasync.webhook.ingest.SignatureVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the key figures of the inbox. Each figure reads as few rows as possible. */
@Repository
class InboxStatsQuery {

    // Ids are almost in order of receipt, so the condition on the id lets PostgreSQL skip older rows.
    private static final String SELECT_FIGURES = """
            select (select count(*) from webhook_event where status = 'RECEIVED') as queued,
                   (select min(received_at) from webhook_event where status = 'RECEIVED') as oldest_queued,
                   (select count(*) from webhook_event where status = 'FAILED' and superseded_by is null) as failed,
                   (select count(*) from webhook_event where status = 'WAITING') as waiting,
                   (select count(*) from webhook_event where status = 'APPLIED'
                        and received_at > now() - interval '1 hour'
                        and id > coalesce((select id from webhook_event where received_at < now() - interval '61 minutes'
                            order by id desc limit 1), 0)) as applied_last_hour""";

    // Only Standard Webhooks signatures cover a timestamp, so source_at identifies the scheme.
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

    private record Figures(
            long queued, @Nullable Instant oldestQueued, long failed, long waiting, long appliedLastHour) {}

    private record SignatureCounts(
            int events,
            int withTimestamp,
            @Nullable Instant lastWithTimestamp,
            @Nullable Instant lastWithoutTimestamp) {}

    /** Counts the failed events that no correction has replaced. */
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
                figures.oldestQueued(),
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
