package io.curasync.notification;

import io.curasync.platform.database.PacedBatches;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old notifications and event keys on a schedule, in small batches. */
@Component
class NotificationRetention {

    /** Retention period of unread notifications, counted from their creation. */
    static final Duration RETENTION = Duration.ofDays(90);

    /**
     * Retention period of event keys, and of read or dismissed notifications, counted from their creation. It is longer than the seven
     * days in which a dated event is recent ({@link NotificationCandidate#recent}). Therefore, a repeated report within that time does not
     * cause a second notification.
     */
    static final Duration READ_RETENTION = Duration.ofDays(30);

    private static final String DELETE_NOTIFICATIONS = """
            delete from notification where id in (
                select id from notification
                where created_at < now() - :readRetention * interval '1 second'
                  and (coalesce(read_at, dismissed_at) is not null or created_at < now() - :retention * interval '1 second')
                order by id limit :batch)""";

    private static final String DELETE_EVENT_KEYS = """
            delete from notified_event where (user_id, event_key) in (
                select user_id, event_key from notified_event
                where notified_at < now() - :readRetention * interval '1 second' limit :batch)""";

    private final JdbcClient jdbc;

    NotificationRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "${curasync.notification.retention-every:1h}")
    @SchedulerLock(name = "notification-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        deleteInBatches(jdbc.sql(DELETE_NOTIFICATIONS).param("retention", RETENTION.toSeconds()));
        deleteInBatches(jdbc.sql(DELETE_EVENT_KEYS));
    }

    private static void deleteInBatches(JdbcClient.StatementSpec statement) throws InterruptedException {
        statement.param("readRetention", READ_RETENTION.toSeconds()).param("batch", PacedBatches.SIZE);
        PacedBatches.run(() -> statement.update() == PacedBatches.SIZE);
    }
}
