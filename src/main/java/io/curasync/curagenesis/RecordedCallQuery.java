package io.curasync.curagenesis;

import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the newest API call that a sync run has recorded, for the health checks. */
@Repository
class RecordedCallQuery {

    // The inner query reads one row by the primary key, however old the newest call is.
    private static final String SELECT_NEWEST = """
            select run_id, millis, status, error
            from (select * from sync_call_history order by id desc limit 1) c where recorded_at > :since""";

    private final JdbcClient jdbc;

    RecordedCallQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the newest call that was stored after the given time; empty if there is none. */
    Optional<ObservedCall> newestSince(Instant since) {
        return jdbc.sql(SELECT_NEWEST)
                .param("since", SqlTimes.param(since))
                .query((row, number) -> call(row))
                .optional();
    }

    private static ObservedCall call(ResultSet row) throws SQLException {
        return new ObservedCall(
                " in sync #" + row.getLong("run_id"),
                row.getLong("millis"),
                row.getObject("status", Integer.class),
                row.getString("error"),
                false);
    }
}
