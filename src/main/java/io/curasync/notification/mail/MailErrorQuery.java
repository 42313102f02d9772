package io.curasync.notification.mail;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the emails that could not be sent, for the error log. Includes emails that CuraSync no longer tries to send. The database does not
 * distinguish a running attempt from a failed one. Therefore, an attempt counts as failed one minute after its start. The log of the
 * instance that made the attempt contains the reason for the failure.
 */
@Repository
class MailErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select max(at) as at, 'MAIL' as source, 'Email to ' || email || case
                    when given_up then ' was given up after three days' else ' could not be sent, and is retried' end as summary,
                count(*) as count, '/health' as link
            from (select user_id, mail_due_at = 'infinity' as given_up, case
                        when mail_due_at = 'infinity' then created_at + interval '3 days'
                        else mail_due_at - %s * interval '1 minute' end as at
                  from notification
                  where mail_due_at is not null and (mail_attempts > 0 or mail_due_at = 'infinity')
                  order by mail_due_at desc limit :rows) mail
                join user_directory u on u.id = mail.user_id
            where at >= :since and at < now() - interval '1 minute'
            group by email, given_up order by at desc limit :limit""".formatted(MailOutbox.RETRY_MINUTES.formatted("mail_attempts"));

    MailErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.MAIL, SELECT);
    }
}
