package io.curasync.notification;

import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old notifications in small batches. */
@Component
class NotificationRetention {

    static final Duration RETENTION = Duration.ofDays(90);

    /** Retention of read and dismissed notifications: long enough that none of their events can be news again. */
    static final Duration DONE_RETENTION = Duration.ofDays(30);

    static final int BATCH = 500;

    private static final Duration BATCH_PAUSE = Duration.ofMillis(250);

    private static final String DELETE_NOTIFICATIONS = """
            delete from notification where id in (
                select id from notification
                where created_at < now() - :done * interval '1 second'
                  and (coalesce(read_at, dismissed_at) is not null or created_at < now() - :kept * interval '1 second')
                order by id limit :batch)""";

    private static final String DELETE_EVENT_KEYS = """
            delete from notified_event where (user_id, event_key) in (
                select user_id, event_key from notified_event
                where notified_at < now() - :done * interval '1 second' limit :batch)""";

    private final JdbcClient jdbc;

    NotificationRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "${curasync.notification.retention-every:1h}")
    @SchedulerLock(name = "notification-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        deleteInBatches(jdbc.sql(DELETE_NOTIFICATIONS).param("kept", RETENTION.toSeconds()));
        deleteInBatches(jdbc.sql(DELETE_EVENT_KEYS));
    }

    private static void deleteInBatches(JdbcClient.StatementSpec statement) throws InterruptedException {
        statement.param("done", DONE_RETENTION.toSeconds()).param("batch", BATCH);
        while (statement.update() == BATCH) {
            Thread.sleep(BATCH_PAUSE);
        }
    }
}
