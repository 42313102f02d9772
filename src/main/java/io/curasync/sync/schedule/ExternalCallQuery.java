package io.curasync.sync.schedule;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the times of the last {@value #MAX_CALLS} calls of the cron endpoint that started a run, or whose sync was skipped. Calls that
 * failed otherwise are not stored.
 */
@Repository
class ExternalCallQuery {

    private static final int MAX_CALLS = 20;

    private static final String SELECT = """
            select at from (
                (select started_at as at from sync_run where trigger = 'CRON' order by started_at desc limit :max)
                union all
                (select at from skipped_sync where trigger = 'CRON' order by at desc limit :max)) c
            order by at desc limit :max""";

    private final JdbcClient jdbc;

    ExternalCallQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ExternalCalls last() {
        return new ExternalCalls(
                jdbc.sql(SELECT).param("max", MAX_CALLS).query(Instant.class).list());
    }
}
