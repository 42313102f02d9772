package io.curasync.webhook.health;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how many deliveries were accepted with each secret, and how many were rejected because of their signature. */
@Repository
class SignatureQuery {

    private static final String SELECT_SINCE = """
            select period_start from webhook_acceptance
            union all select period_start from webhook_rejection order by period_start limit 1""";

    private static final String SELECT_USES = """
            select secret_suffix, scheme, sum(deliveries) as deliveries,
                   coalesce(sum(deliveries) filter (where last_at > now() - interval '1 hour'), 0) as last_hour
            from webhook_acceptance group by secret_suffix, scheme order by min(secret), scheme""";

    private static final String SELECT_REJECTIONS = """
            select reason, address, sum(deliveries) as deliveries from webhook_rejection
            where period_start > now() - interval '70 minutes' and last_at > now() - interval '1 hour'
              and reason like 'SIGNATURE%'
            group by reason, address order by 3 desc, 1, 2""";

    private final JdbcClient jdbc;

    SignatureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SignatureReport read() {
        Instant since = jdbc.sql(SELECT_SINCE).query(Instant.class).optional().orElse(null);
        List<SignatureReport.SecretUse> uses =
                jdbc.sql(SELECT_USES).query(SignatureReport.SecretUse.class).list();
        List<SignatureReport.Rejection> rejections = jdbc.sql(SELECT_REJECTIONS)
                .query(SignatureReport.Rejection.class)
                .list();
        long rejectedSinceAccepted = jdbc.sql("select rejected_since_accepted from webhook_watch")
                .query(Long.class)
                .optional()
                .orElse(0L);
        return new SignatureReport(since, uses, rejections, rejectedSinceAccepted);
    }
}
