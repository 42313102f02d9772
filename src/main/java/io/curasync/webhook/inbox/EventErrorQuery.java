package io.curasync.webhook.inbox;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the reasons why events failed, for the error log. The reasons contain no ids and numbers, so that failures with the same cause are
 * combined.
 */
@Repository
class EventErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select max(processed_at) as at, 'WEBHOOK' as source, failure_reason as summary, count(*) as count,
                '/webhooks/failures' as link
            from (select failure_reason, processed_at from webhook_event
                  where status = 'FAILED' and superseded_by is null order by id desc limit :rows) failed
            where processed_at >= :since
            group by failure_reason order by at desc limit :limit""";

    EventErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.WEBHOOK, SELECT);
    }
}
