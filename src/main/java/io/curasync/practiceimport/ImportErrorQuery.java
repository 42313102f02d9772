package io.curasync.practiceimport;

import io.curasync.monitoring.ErrorSource;
import io.curasync.monitoring.SqlErrorSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads failed imports, failed undos, and imports with skipped rows, for the error log. */
@Repository
class ImportErrorQuery extends SqlErrorSource {

    private static final String SELECT = """
            select entry.at, 'IMPORT' as source, entry.summary, entry.count, '/import/' || id as link
            from (select id, file_name, status, message, faults + refused as skipped, created_at, started_at, finished_at, undo_started_at
                  from practice_import order by id desc limit :rows) i
                cross join lateral (values
                    (coalesce(finished_at, started_at, created_at), '“' || file_name || '”: rows with errors were skipped', skipped,
                        skipped > 0),
                    (coalesce(undo_started_at, started_at, created_at),
                        case when undo_started_at is null then 'Import' else 'Undo of the import' end || ' of “' || file_name
                            || '” failed: ' || coalesce(message, 'the reason is not known'), 1, status = 'FAILED')
                ) as entry (at, summary, count, applies)
            where entry.applies and entry.at >= :since
            order by entry.at desc, id desc limit :limit""";

    ImportErrorQuery(JdbcClient jdbc) {
        super(jdbc, ErrorSource.IMPORT, SELECT);
    }
}
