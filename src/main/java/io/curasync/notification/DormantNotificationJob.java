package io.curasync.notification;

import io.curasync.platform.SqlTimes;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates notifications of practices that have become dormant. A practice becomes dormant at midnight UTC without a change in the database,
 * so no event reports it. The job also finds practices that became dormant on the two days before, in case no instance was running then.
 */
@Component
class DormantNotificationJob {

    /**
     * Number of days, including today, for which the job looks for practices that became dormant. Must be less than
     * {@link NotificationRetention#READ_RETENTION}, so that no user is notified twice.
     */
    static final int MAX_DAYS = 3;

    private static final String SELECT_NEWLY_DORMANT = """
            select p.id, coalesce(p.user_id, p.practice_id) as item, p.owner_id, d.last_order_at,
                round(extract(epoch from d.usual_interval) / 86400)::int as usual_days
            from kpi_dormant d join practice_directory p on p.id = d.practice
            where d.since > (now() at time zone 'UTC')::date - :days
            order by p.id""";

    private final JdbcClient jdbc;
    private final NotificationWriter notificationWriter;
    private final TransactionOperations transaction;

    DormantNotificationJob(JdbcClient jdbc, NotificationWriter notificationWriter, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.notificationWriter = notificationWriter;
        this.transaction = transaction;
    }

    @Scheduled(cron = "0 5 0 * * *", zone = "UTC")
    @SchedulerLock(name = "notification-dormant", lockAtMostFor = "10m")
    void notifyReps() {
        List<NotificationCandidate> dormant = jdbc.sql(SELECT_NEWLY_DORMANT)
                .param("days", MAX_DAYS)
                .query((row, number) -> NotificationCandidate.dormant(
                        row.getString("item"),
                        row.getLong("id"),
                        row.getObject("owner_id", Long.class),
                        NumberLabels.interval(Duration.ofDays(row.getInt("usual_days"))),
                        SqlTimes.instant(row, "last_order_at")))
                .list();
        transaction.executeWithoutResult(
                status -> notificationWriter.write(NotificationKind.PRACTICE_DORMANT, dormant, null));
    }
}
