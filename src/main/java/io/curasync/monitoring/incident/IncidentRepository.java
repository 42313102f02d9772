package io.curasync.monitoring.incident;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentState;
import io.curasync.monitoring.IncidentWorsened;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes the table {@code incident}. A unique index prevents a check from having more than one unresolved incident.
 *
 * <p>Omits incidents of checks that this version does not have. If another version has the check, its instances open and resolve the
 * incident and send the notifications. If no version has it, the incident is resolved without notifications.
 */
@Repository
class IncidentRepository {

    static final String COLUMNS = """
            i.id, i.check_id, i.severity, i.state, i.summary, i.action, i.opened_at, i.acknowledged_at, i.acknowledged_by, i.resolved_at""";

    private static final String IS_KNOWN = "i.check_id = any(:checks)";

    private static final String OPEN = """
            insert into incident as i (check_id, severity, state, summary, action, opened_at)
            select id, status, 'OPEN', summary, action, problem_since from health_check
            where id = any(:checks) and problem_since <= clock_timestamp() - :millis * interval '1 millisecond'
            on conflict (check_id) where state <> 'RESOLVED' do nothing
            returning %s""".formatted(COLUMNS);

    private static final String UPDATE = """
            update incident i set summary = c.summary, action = c.action
            from health_check c where c.id = i.check_id and i.state <> 'RESOLVED'
              and c.status = i.severity and (c.summary, c.action) is distinct from (i.summary, i.action)""";

    private static final String RAISE = """
            update incident i set severity = 'FAIL', summary = c.summary, action = c.action
            from health_check c where c.id = i.check_id and i.state <> 'RESOLVED' and %s
              and i.severity = 'WARN' and c.status = 'FAIL' and c.since <= clock_timestamp() - :millis * interval '1 millisecond'
            returning %s, c.since as failed_at""".formatted(IS_KNOWN, COLUMNS);

    // A check without a stored result no longer exists, so its incident is resolved too.
    private static final String RESOLVE = """
            with resolved as (
                update incident i set state = 'RESOLVED', resolved_at = coalesce(c.since, clock_timestamp())
                from incident o left join health_check c on c.id = o.check_id
                where o.id = i.id and i.state <> 'RESOLVED' and (c.id is null or %1$s
                  and c.problem_since is null and c.since <= clock_timestamp() - :millis * interval '1 millisecond')
                returning i.*
            )
            select %2$s from resolved i where %1$s""".formatted(IS_KNOWN, COLUMNS);

    private static final String UNRESOLVED = """
            select %s from incident i where i.state <> 'RESOLVED' and %s
            order by i.severity, i.id desc""".formatted(COLUMNS, IS_KNOWN);

    private static final String RECENTLY_RESOLVED = """
            select %s from incident i where i.state = 'RESOLVED' and %s
            order by i.resolved_at desc limit :limit""".formatted(COLUMNS, IS_KNOWN);

    private static final String PAGE = """
            select %s from incident i
            where %s and (:state::text is null or i.state = :state) and (:before::bigint is null or i.id < :before)
            order by i.id desc limit :limit""".formatted(COLUMNS, IS_KNOWN);

    private static final String DELETE_RESOLVED = """
            delete from incident where id in (
                select id from incident
                where state = 'RESOLVED' and resolved_at < now() - :seconds * interval '1 second' order by id limit :batch)""";

    private static final String ACKNOWLEDGE = """
            update incident i set state = 'ACKNOWLEDGED', acknowledged_at = clock_timestamp(), acknowledged_by = :by
            where i.id = :id and i.state = 'OPEN' and %s returning %s""".formatted(IS_KNOWN, COLUMNS);

    private static final String FIND = "select %s from incident i where i.id = :id and %s".formatted(COLUMNS, IS_KNOWN);

    private final JdbcClient jdbc;

    IncidentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens an incident for each check that has had a problem for at least {@code settle} and has no unresolved incident. Returns the new
     * incidents.
     */
    List<Incident> open(Duration settle) {
        return known(OPEN)
                .param("millis", settle.toMillis())
                .query(IncidentRepository::incident)
                .list();
    }

    /**
     * Copies the latest summary and action of each check to its unresolved incident. Does so only if the status of the check equals the
     * severity of the incident.
     */
    void update() {
        jdbc.sql(UPDATE).update();
    }

    /**
     * Raises the severity of unresolved incidents from WARN to FAIL if their checks have failed for at least {@code settle}. Returns the
     * changed incidents. A severity never decreases.
     */
    List<IncidentWorsened> raise(Duration settle) {
        return known(RAISE)
                .param("millis", settle.toMillis())
                .query((row, number) -> new IncidentWorsened(incident(row, number), SqlTimes.instant(row, "failed_at")))
                .list();
    }

    /**
     * Resolves the incidents whose checks have had no problem for at least {@code settle} or no longer exist. Returns the resolved
     * incidents, except those of checks that this version does not have.
     */
    List<Incident> resolve(Duration settle) {
        return known(RESOLVE)
                .param("millis", settle.toMillis())
                .query(IncidentRepository::incident)
                .list();
    }

    /**
     * Returns incidents, newest first.
     *
     * @param state null for all states
     * @param before returns only incidents with lower ids; null for the first page
     */
    List<Incident> page(@Nullable IncidentState state, @Nullable Long before, int limit) {
        return known(PAGE)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("before", before, Types.BIGINT)
                .param("limit", limit)
                .query(IncidentRepository::incident)
                .list();
    }

    /**
     * Returns the unresolved incidents. Incidents with severity FAIL come first. Those with equal severity are sorted from newest to
     * oldest.
     */
    List<Incident> unresolved() {
        return known(UNRESOLVED).query(IncidentRepository::incident).list();
    }

    /** Returns the most recently resolved incidents, newest first. */
    List<Incident> recentlyResolved(int limit) {
        return known(RECENTLY_RESOLVED)
                .param("limit", limit)
                .query(IncidentRepository::incident)
                .list();
    }

    /**
     * Deletes up to {@code limit} incidents that were resolved more than {@code age} ago, with their alerts. Returns the number of deleted
     * incidents.
     */
    int deleteResolved(Duration age, int limit) {
        return jdbc.sql(DELETE_RESOLVED)
                .param("seconds", age.toSeconds())
                .param("batch", limit)
                .update();
    }

    /** Marks an open incident as acknowledged, and returns it. Returns empty if no incident with this id is open. */
    Optional<Incident> acknowledge(long id, String by) {
        return known(ACKNOWLEDGE)
                .param("id", id)
                .param("by", by)
                .query(IncidentRepository::incident)
                .optional();
    }

    Optional<Incident> find(long id) {
        return known(FIND).param("id", id).query(IncidentRepository::incident).optional();
    }

    private JdbcClient.StatementSpec known(String sql) {
        return jdbc.sql(sql).param("checks", CheckId.wireNames());
    }

    static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getLong("id"),
                CheckId.of(row.getString("check_id")).orElseThrow(),
                CheckStatus.valueOf(row.getString("severity")),
                IncidentState.valueOf(row.getString("state")),
                row.getString("summary"),
                row.getString("action"),
                SqlTimes.instant(row, "opened_at"),
                SqlTimes.instantOrNull(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                SqlTimes.instantOrNull(row, "resolved_at"));
    }
}
