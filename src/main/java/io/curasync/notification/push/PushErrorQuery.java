package io.curasync.notification.push;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the pushes that failed and are retried or were given up, for the error log. The error log lists them under the same source
 * as emails.
 */
@Repository
class PushErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select max(s.failed_at) as at, 'MAIL' as source, 'Push to ' || s.device || ' of ' || u.email || case
                    when s.failing_since is null then ' was given up after a day: ' else ' could not be sent, and is retried: ' end
                    || s.error as summary,
                count(*) as count, '/people/' || u.id as link
            from (select * from push_subscription where failed_at >= :since order by failed_at desc limit :rows) s
                join user_directory u on u.id = s.user_id
            where s.error is not null
            group by s.device, u.email, u.id, s.failing_since is null, s.error order by at desc limit :limit""";

    PushErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.MAIL, SELECT);
    }
}
