package io.curasync.monitoring.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.StoredCheck;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes the results of the health checks. Stores the latest results in the table {@code health_check}, and each change of a
 * status in {@code health_change}.
 */
@Repository
public class CheckRepository {

    // A change of status is recognized by the time of the transaction. A comparison with the status before the
    // statement would count a change twice if two instances stored it at the same time.
    private static final String STORE = """
            with stored as (
                insert into health_check as c (id, status, summary, action, details, since, problem_since, evaluated_at)
                values (:id, :status, :summary, :action, :details, now(), case when :problem then now() end, clock_timestamp())
                on conflict (id) do update set status = excluded.status, summary = excluded.summary, action = excluded.action,
                    details = excluded.details,
                    evaluated_at = case when :complete then excluded.evaluated_at else c.evaluated_at end,
                    since = case when c.status = excluded.status then c.since else excluded.since end,
                    problem_since = case when :problem then coalesce(c.problem_since, excluded.problem_since) end
                returning id, status, since
            )
            insert into health_change (check_id, status, at) select id, status, since from stored where since = now()""";

    // A result that is OFF is replaced, because it may name a missing setting that was set since.
    private static final String KEEP = """
            update health_check set evaluated_at = case when :complete then clock_timestamp() else evaluated_at end
            where id = :id and status <> 'OFF'""";

    private static final String SELECT = """
            select id, status, summary, action, details, since, evaluated_at from health_check where id = any(:checks)""";

    private static final String EVALUATED_WITHIN = """
            select id, evaluated_at from health_check
            where id = any(:checks) and evaluated_at > clock_timestamp() - :millis * interval '1 millisecond'""";

    // During a rolling deployment, instances of the new version may run checks that the old version does not have.
    // Only results that were not updated for some time are deleted.
    private static final String DELETE_OTHERS = """
            delete from health_check where id <> all(:ids) and evaluated_at < clock_timestamp() - interval '5 minutes'""";

    private final JdbcClient jdbc;

    CheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores the result of a check, within the caller's transaction. If the result is {@link CheckResult#isInconclusive inconclusive}, the
     * last result remains and only the time of the evaluation is stored. If there is no last result, or its status is OFF, the inconclusive
     * result is stored.
     *
     * @param complete false if an active check was evaluated from stored state only. The stored time of the last complete evaluation then
     *     stays the same, so that the next call of the other system is not delayed.
     */
    void store(CheckId id, CheckResult result, boolean complete) {
        if (result.isInconclusive() && keepLast(id, complete)) {
            return;
        }
        jdbc.sql(STORE)
                .param("id", id.wireName())
                .param("status", result.status().name())
                .param("summary", result.summary())
                .param("action", result.action(), Types.VARCHAR)
                .param("problem", result.status().isProblem())
                .param("complete", complete)
                .param("details", result.details().toArray(String[]::new))
                .update();
    }

    /**
     * Updates the time of the last evaluation if the last result can remain. Returns false if there is no last result, or if its status is
     * OFF.
     */
    private boolean keepLast(CheckId id, boolean complete) {
        return jdbc.sql(KEEP)
                        .param("id", id.wireName())
                        .param("complete", complete)
                        .update()
                > 0;
    }

    /** Deletes the results of checks that no longer exist. These are all except the given ones, if they have not run for five minutes. */
    void deleteExcept(Collection<CheckId> existing) {
        jdbc.sql(DELETE_OTHERS)
                .param("ids", existing.stream().map(CheckId::wireName).toArray(String[]::new))
                .update();
    }

    /** Reads the latest result of each check. Omits checks that this version does not have. */
    public HealthReport report() {
        return new HealthReport(
                jdbc.sql(SELECT).param("checks", CheckId.wireNames()).query(CheckRepository::check).list().stream()
                        .sorted(Comparator.comparing(StoredCheck::id))
                        .toList());
    }

    /** Returns the checks whose last complete evaluation is more recent than {@code age}, each with the time of that evaluation. */
    public Map<CheckId, Instant> evaluatedWithin(Duration age) {
        Map<CheckId, Instant> evaluated = new EnumMap<>(CheckId.class);
        JdbcClient.StatementSpec select =
                jdbc.sql(EVALUATED_WITHIN).param("checks", CheckId.wireNames()).param("millis", age.toMillis());
        select.query((ResultSet row) -> {
            evaluated.put(CheckId.of(row.getString("id")).orElseThrow(), SqlTimes.instant(row, "evaluated_at"));
        });
        return evaluated;
    }

    private static StoredCheck check(ResultSet row, int number) throws SQLException {
        return new StoredCheck(
                CheckId.of(row.getString("id")).orElseThrow(),
                CheckStatus.valueOf(row.getString("status")),
                SqlTimes.instant(row, "since"),
                SqlTimes.instant(row, "evaluated_at"),
                row.getString("summary"),
                row.getString("action"),
                List.of((String[]) row.getArray("details").getArray()));
    }
}
