package io.curasync.webhook.ingest;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads unreadable deliveries, and deliveries that were rejected because of their signature, for the error log. */
@Repository
class DeliveryErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select max(at) as at, 'SIGNATURE' as source,
                'Signed delivery could not be read: ' || reason_pattern(reason) as summary,
                count(*) as count, '/webhooks' as link
            from (select reason, at from unreadable_delivery order by id desc limit :rows) delivery
            where at >= :since
            group by reason_pattern(reason)
            union all
            select max(last_at), 'SIGNATURE', 'Delivery was rejected because of its signature', sum(deliveries), '/webhooks'
            from webhook_rejection where reason like 'SIGNATURE%' and period_start >= :since
            having count(*) > 0
            order by at desc limit :limit""";

    DeliveryErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.SIGNATURE, SELECT);
    }
}
