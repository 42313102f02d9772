package io.curasync.webhook.inbox;

import io.curasync.platform.database.PacedBatches;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old payloads, events and unreadable deliveries, and old counts of webhooks. Uses small batches, so that incoming webhooks do not
 * wait for the job.
 */
@Component
class InboxRetentionJob {

    private static final String OLD = """
            select id from webhook_event
            where id > :after and (status in ('APPLIED', 'IGNORED') or status = 'FAILED' and superseded_by is not null)
              and body is not null
              and received_at < now() - :seconds * interval '1 second'
            order by id limit :batch""";

    private static final String DELETE_PAYLOADS = """
            with old as (%s), deleted as (
                update webhook_event e set body = null from old where e.id = old.id returning e.id
            ) select max(id) from deleted""".formatted(OLD);

    private static final String DELETE_EVENTS = """
            with old as (%s), deleted as (
                delete from webhook_event e using old where e.id = old.id returning e.id
            ) select max(id) from deleted""".formatted(OLD.replace("and body is not null", ""));

    private static final String DELETE_UNREADABLE = """
            with deleted as (
                delete from unreadable_delivery where id in (
                    select id from unreadable_delivery
                    where id > :after and at < now() - :seconds * interval '1 second' order by id limit :batch)
                returning id
            ) select max(id) from deleted""";

    private static final String DELETE_COUNTS = """
            delete from %1$s where ctid in (
                select ctid from %1$s where period_start < now() - :seconds * interval '1 second' limit :batch)""";

    private static final String DELETE_REJECTIONS = DELETE_COUNTS.formatted("webhook_rejection");
    private static final String DELETE_ACCEPTANCES = DELETE_COUNTS.formatted("webhook_acceptance");

    // The age is relative to the newest hour. Otherwise, the usual rate would be lost if no webhook arrives for a long
    // time.
    private static final String DELETE_HOURS = """
            delete from webhook_hour where hour in (
                select hour from webhook_hour
                where hour < (select max(hour) from webhook_hour) - :seconds * interval '1 second' limit :batch)""";

    private static final String DELETE_PAUSES = """
            delete from webhook_pause where started_at in (
                select started_at from webhook_pause
                where ended_at < (select max(hour) from webhook_hour) - :seconds * interval '1 second' limit :batch)""";

    /** Retention period of the numbers of webhooks per hour. The usual rate is learned from nine weeks. */
    private static final Duration HOURS_RETENTION = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final RetentionProperties properties;

    /**
     * Greatest id of an event whose payload was deleted since the last {@link #restart}. The next run starts after this id, because ids are
     * almost in order of receipt.
     */
    private volatile long lastPayloadId;

    InboxRetentionJob(JdbcClient jdbc, RetentionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${curasync.webhook.retention.every:10m}")
    @SchedulerLock(name = "webhook-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        lastPayloadId = PacedBatches.deleteOlderByIds(jdbc, DELETE_PAYLOADS, properties.payloads(), lastPayloadId);
        PacedBatches.deleteOlderByIds(jdbc, DELETE_EVENTS, properties.events(), 0);
        PacedBatches.deleteOlderByIds(jdbc, DELETE_UNREADABLE, properties.payloads(), 0);
        PacedBatches.deleteOlder(jdbc, DELETE_REJECTIONS, properties.payloads());
        PacedBatches.deleteOlder(jdbc, DELETE_ACCEPTANCES, properties.payloads());
        PacedBatches.deleteOlder(jdbc, DELETE_HOURS, HOURS_RETENTION);
        PacedBatches.deleteOlder(jdbc, DELETE_PAUSES, HOURS_RETENTION);
    }

    /**
     * Makes the next run start at the oldest event again. Called once a day. The run then finds old events that were still queued, waiting
     * or failed when an earlier run skipped them.
     */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void restart() {
        lastPayloadId = 0;
    }
}
