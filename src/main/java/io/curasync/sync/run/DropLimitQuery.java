package io.curasync.sync.run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the drops of earlier full runs, from which {@link DropLimit} is computed. */
@Repository
class DropLimitQuery {

    private static final int MAX_RUNS = 30;

    /**
     * Ignores drops above the maximum limit. A run with such a large drop usually succeeded only because an admin approved the run, so its
     * drop is not typical.
     */
    private static final String SELECT = """
            select count(*) as runs, coalesce(max(percent), 0) as largest
            from (select missing * 100.0 / greatest(expected, 1) as percent from sync_run
                  where kind = 'FULL' and status in ('SUCCEEDED', 'PARTIAL') and id < :run
                  order by id desc limit :runs) r
            where percent <= :max""";

    private final JdbcClient jdbc;

    DropLimitQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the limit for a run. The limit is computed from the last {@value #MAX_RUNS} successful full runs before this run. */
    DropLimit before(long run) {
        return jdbc.sql(SELECT)
                .param("run", run)
                .param("runs", MAX_RUNS)
                .param("max", DropLimit.MAX_PERCENT)
                .query(DropLimit.class)
                .single();
    }
}
