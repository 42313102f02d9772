package io.curasync.sync;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.platform.TextSanitizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the calls of runs to CuraGenesis for as long as somebody may ask about them. */
@Repository
class ApiCallRepository {

    static final Duration KEPT = Duration.ofDays(30);

    /** How many rows go at a run's end at most. */
    static final int FORGOTTEN = 10_000;

    private static final int MAX_ERROR_LENGTH = 1_000;

    private static final String ADD = """
            insert into sync_call (run_id, at, page, millis, status, rows, error)
            select r.id, c.at, r.pages + c.page, c.millis, c.status, c.rows, c.error
            from sync_run r, jsonb_to_recordset(:calls::jsonb)
                as c(page int, at timestamptz, millis bigint, status int, rows int, error text)
            where r.id = :run""";

    private static final String FORGET = """
            delete from sync_call where id in (
                select id from sync_call
                where run_id < (select min(id) from sync_run
                                where started_at > clock_timestamp() - :millis * interval '1 millisecond')
                order by run_id, id limit :limit)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApiCallRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A call and its page, counted from 1 among those that the run has not counted yet. */
    private record Row(
            int page,
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable Integer rows,
            @Nullable String error) {

        static Row of(int page, ApiCallRecord call) {
            String error = call.error() == null ? null : TextSanitizer.of(call.error(), MAX_ERROR_LENGTH);
            return new Row(page, call.at(), call.millis(), call.status(), call.rows(), error);
        }
    }

    /**
     * Keeps calls within the caller's transaction if there is one, and before it counts the pages that they are for.
     *
     * @param pages the calls page by page, beginning with the first that the run has not counted yet
     */
    void add(long run, List<List<ApiCallRecord>> pages) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            for (ApiCallRecord call : pages.get(i)) {
                rows.add(Row.of(i + 1, call));
            }
        }
        if (!rows.isEmpty()) {
            jdbc.sql(ADD)
                    .param("run", run)
                    .param("calls", json.writeValueAsString(rows))
                    .update();
        }
    }

    /** Lets go of some of the calls of runs that began too long ago. */
    void forgetOld() {
        jdbc.sql(FORGET)
                .param("millis", KEPT.toMillis())
                .param("limit", FORGOTTEN)
                .update();
    }

    /** The one that was made last comes first. */
    List<SyncCall> of(long run, int limit) {
        return jdbc.sql(
                        "select id, at, page, millis, status, rows, error from sync_call where run_id = ? order by id desc limit ?")
                .param(run)
                .param(limit)
                .query(SyncCall.class)
                .list();
    }

    long count(long run) {
        return jdbc.sql("select count(*) from sync_call where run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }
}
