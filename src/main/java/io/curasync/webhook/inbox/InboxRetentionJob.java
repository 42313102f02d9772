package io.curasync.webhook.inbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old payloads and events, oldest first. Works in small batches, so that incoming webhooks do not wait for the job. */
@Component
class InboxRetentionJob {

    private static final Logger log = LoggerFactory.getLogger(InboxRetentionJob.class);
    private static final int BATCH_SIZE = 500;
    private static final int MAX_BATCHES = 2_000;

    /** Pause between batches. Without it, the job reduces webhook throughput by about a fifth: see docs/benchmarks.md. */
    private static final Duration BATCH_PAUSE = Duration.ofMillis(250);

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

    private final JdbcClient jdbc;
    private final RetentionProperties properties;

    /** Greatest id of an event whose payload was deleted. Ids are in order of time, so lower ids need not be read again. */
    private volatile long lastPayloadId;

    InboxRetentionJob(JdbcClient jdbc, RetentionProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${curasync.webhook.retention.every:10m}")
    @SchedulerLock(name = "webhook-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        lastPayloadId = deleteBatches(DELETE_PAYLOADS, properties.payloads(), lastPayloadId);
        deleteBatches(DELETE_EVENTS, properties.events(), 0);
        deleteBatches(DELETE_UNREADABLE, properties.payloads(), 0);
    }

    /** Makes the job start at the oldest event again once a day, to find events that were applied after the job had skipped them. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void restart() {
        lastPayloadId = 0;
    }

    /**
     * Deletes batches until nothing is left or {@value #MAX_BATCHES} are done. Returns the greatest deleted id.
     *
     * @param after only greater ids are deleted
     */
    private long deleteBatches(String sql, Duration age, long after) throws InterruptedException {
        long lastId = after;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            Long batchLastId = deleteBatch(sql, age, lastId);
            if (batchLastId == null) {
                return lastId;
            }
            lastId = batchLastId;
            Thread.sleep(BATCH_PAUSE);
        }
        log.info("Retention job stopped after {} batches. The next run continues", MAX_BATCHES);
        return lastId;
    }

    private @Nullable Long deleteBatch(String sql, Duration age, long after) {
        return jdbc.sql(sql)
                .param("after", after)
                .param("seconds", age.toSeconds())
                .param("batch", BATCH_SIZE)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
