package io.curasync.monitoring.incident;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.Incident;
import io.curasync.platform.AdvisoryLocks;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores outages of PostgreSQL as incidents and in the history of the check {@code database}. */
@Repository
class OutageRepository {

    // Does nothing if another instance has recorded the same outage, possibly with slightly different times.
    private static final String INSERT_OUTAGE = """
            insert into incident as i (check_id, severity, state, summary, action, opened_at, resolved_at)
            select :check, 'FAIL', 'RESOLVED', :summary, :action, :from, :to
            where not exists (
                select from incident o where o.check_id = :check and o.severity = 'FAIL'
                  and o.opened_at <= :to and coalesce(o.resolved_at, 'infinity') >= :from)
            returning %s""".formatted(IncidentRepository.COLUMNS);

    private static final String INSERT_OUTAGE_CHANGES = """
            insert into health_change (check_id, status, at)
            values (:check, 'FAIL', :from),
                (:check, coalesce((select status from health_check where id = :check), 'OK'), :to)""";

    private final JdbcClient jdbc;

    OutageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts a resolved incident of the check {@code database}, and the changes of the check's status at the start and the end of the
     * outage.
     *
     * @return the incident; empty if the check already has an incident with severity FAIL during this time
     */
    Optional<Incident> insert(Instant from, Instant to, String summary, String action) {
        AdvisoryLocks.lock(jdbc, AdvisoryLocks.OUTAGE);
        Optional<Incident> inserted = outage(INSERT_OUTAGE, from, to)
                .param("summary", summary)
                .param("action", action)
                .query(IncidentRepository::incident)
                .optional();
        inserted.ifPresent(incident -> outage(INSERT_OUTAGE_CHANGES, from, to).update());
        return inserted;
    }

    private JdbcClient.StatementSpec outage(String sql, Instant from, Instant to) {
        return jdbc.sql(sql)
                .param("check", CheckId.DATABASE.wireName())
                .param("from", SqlTimes.param(from))
                .param("to", SqlTimes.param(to));
    }
}
