package io.curasync.notification.mail;

import io.curasync.platform.SqlTimes;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the state of the queue of emails, for the health check. */
@Repository
class MailQueueQuery {

    // Each attempt postpones the next one by at least two minutes. A successful attempt ends within seconds. An
    // attempt that has not ended 30 seconds after its start has therefore failed. Canceled emails are due at infinity.
    private static final String SELECT = """
            select count(*) as pending,
                count(*) filter (where mail_attempts > 1
                    or mail_attempts = 1 and mail_due_at < now() + interval '90 seconds') as failed,
                coalesce(max(mail_attempts), 0) as attempts,
                count(*) filter (where mail_due_at < now() - interval '10 minutes') as overdue,
                exists (select 1 from notification where mailed_at > now() - interval '1 hour') as sending
            from notification n join user_directory u on u.id = n.user_id
            where n.mail_due_at < 'infinity' and u.enabled""";

    private final JdbcClient jdbc;

    MailQueueQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Numbers of notifications whose emails have not been sent. Canceled emails and notifications of disabled users are not counted.
     *
     * @param pending number of these notifications, including notifications that wait for a daily digest
     * @param failed number of notifications with at least one failed attempt
     * @param attempts highest number of attempts for one of the notifications
     * @param overdue number of notifications whose next attempt is more than ten minutes late
     * @param sending whether an email was sent within the last hour
     */
    record MailQueue(long pending, long failed, int attempts, long overdue, boolean sending) {}

    MailQueue read() {
        return jdbc.sql(SELECT).query(MailQueue.class).single();
    }

    boolean hasSentSince(Instant time) {
        return jdbc.sql("select exists (select 1 from notification where mailed_at > ?)")
                .param(SqlTimes.param(time))
                .query(Boolean.class)
                .single();
    }
}
