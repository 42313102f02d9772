package io.curasync.ledger.quarantine;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads quarantined rows for the error log. Rows with the same reason, apart from ids and numbers, are one entry. */
@Repository
class QuarantineErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select max(last_seen) as at, 'QUARANTINE' as source, reason_group as summary, count(*) as count, '/quarantine' as link
            from ((select reason_group, last_seen from quarantine where resolved_at is null limit :rows)
                  union all
                  select reason_group, last_seen
                  from (select reason_group, last_seen, resolved_at from quarantine order by id desc limit :rows) newest
                  where resolved_at is not null) quarantined
            where last_seen >= :since
            group by reason_group order by at desc limit :limit""";

    QuarantineErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.QUARANTINE, SELECT);
    }
}
