package io.curasync.kpi.verification;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the number of rollup rows that differed in the last recount, for the error log. */
@Repository
class RollupErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select checked_at as at, 'KPI' as source, 'Figures differ from a recount of practices and orders' as summary,
                differences as count, '/health' as link
            from kpi_check where differences > 0 and checked_at >= :since limit :limit""";

    RollupErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.KPI, SELECT);
    }
}
