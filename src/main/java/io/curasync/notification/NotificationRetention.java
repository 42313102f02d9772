package io.curasync.notification;

import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets go of old notifications in small batches. */
@Component
class NotificationRetention {

    static final Duration KEPT = Duration.ofDays(90);

    /** How long those that were read or dismissed are kept: long enough that no event of theirs can be news again. */
    static final Duration DONE_KEPT = Duration.ofDays(30);

    static final int BATCH = 500;

    private static final Duration BATCH_PAUSE = Duration.ofMillis(250);

    private static final String FORGET = """
            delete from notification where id in (
                select id from notification
                where created_at < now() - :done * interval '1 second'
                  and (coalesce(read_at, dismissed_at) is not null or created_at < now() - :kept * interval '1 second')
                order by id limit :batch)""";

    private static final String FORGET_TOLD = """
            delete from notification_told where (user_id, event_key) in (
                select user_id, event_key from notification_told
                where told_at < now() - :done * interval '1 second' limit :batch)""";

    private final JdbcClient jdbc;

    NotificationRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(
            fixedDelayString = "${curasync.notification.retention-every:1h}",
            scheduler = NotificationSchedulerConfig.NAME)
    @SchedulerLock(name = "notification-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        forget(jdbc.sql(FORGET).param("kept", KEPT.toSeconds()));
        forget(jdbc.sql(FORGET_TOLD));
    }

    private static void forget(JdbcClient.StatementSpec statement) throws InterruptedException {
        statement.param("done", DONE_KEPT.toSeconds()).param("batch", BATCH);
        while (statement.update() == BATCH) {
            Thread.sleep(BATCH_PAUSE);
        }
    }
}
