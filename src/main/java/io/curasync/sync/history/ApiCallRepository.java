package io.curasync.sync.history;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.platform.text.TextSanitizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Stores the API calls of runs, and deletes the API calls of runs that started more than 30 days ago. */
@Repository
public class ApiCallRepository {

    /** Time from the start of a run after which its API calls can be deleted. */
    static final Duration RETENTION = Duration.ofDays(30);

    /** Maximum number of API calls that one call of {@link #deleteOld} deletes. */
    static final int MAX_DELETED = 10_000;

    private static final int MAX_ERROR_LENGTH = 1_000;

    private static final String INSERT = """
            insert into sync_call (run_id, at, page, millis, status, rows, error)
            select r.id, c.at, r.pages + c.page, c.millis, c.status, c.rows, c.error
            from sync_run r, jsonb_to_recordset(:calls::jsonb)
                as c(page int, at timestamptz, millis bigint, status int, rows int, error text)
            where r.id = :run""";

    private static final String DELETE_OLD = """
            delete from sync_call where id in (
                select id from sync_call
                where run_id < coalesce(
                    (select min(id) from sync_run
                     where started_at > clock_timestamp() - :millis * interval '1 millisecond'),
                    (select max(id) + 1 from sync_run))
                order by run_id, id limit :limit)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApiCallRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An API call as it is passed to {@link #INSERT} in JSON.
     *
     * @param page number of the page, relative to {@code sync_run.pages}: 1 for the first page that this column does not count yet
     */
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
     * Stores API calls, in the caller's transaction if there is one. Must be called before the pages are added to {@code sync_run.pages},
     * because the page numbers of the calls are computed from this column.
     *
     * @param pages one list of calls per page, beginning with the first page that {@code sync_run.pages} does not count yet
     */
    public void add(long run, List<List<ApiCallRecord>> pages) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            for (ApiCallRecord call : pages.get(i)) {
                rows.add(Row.of(i + 1, call));
            }
        }
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT)
                    .param("run", run)
                    .param("calls", json.writeValueAsString(rows))
                    .update();
        }
    }

    /**
     * Deletes API calls of runs that started more than {@link #RETENTION} ago, oldest runs first. Deletes at most {@link #MAX_DELETED}
     * calls.
     */
    public void deleteOld() {
        jdbc.sql(DELETE_OLD)
                .param("millis", RETENTION.toMillis())
                .param("limit", MAX_DELETED)
                .update();
    }

    /** Returns the API calls of a run, newest first. */
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
