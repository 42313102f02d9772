package io.curasync.sync.history;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the failed, partial and suspicious runs for the error log. */
@Repository
class SyncErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select at, 'SYNC' as source, initcap(kind) || ' sync ' || case status
                    when 'PARTIAL' then 'was partial: it quarantined rows'
                    when 'SUSPICIOUS' then 'was suspicious. ' || coalesce(error, '')
                    else 'failed: ' || coalesce(error, 'the reason is not known') end as summary,
                1 as count, '/sync/' || id as link
            from (select id, kind, status, error, coalesce(finished_at, started_at) as at
                  from sync_run order by id desc limit :rows) run
            where status in ('FAILED', 'PARTIAL', 'SUSPICIOUS') and at >= :since
            order by at desc, id desc limit :limit""";

    SyncErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.SYNC, SELECT);
    }
}
