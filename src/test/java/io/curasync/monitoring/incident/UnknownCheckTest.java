package io.curasync.monitoring.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.IncidentState;
import io.curasync.monitoring.StoredCheck;
import io.curasync.monitoring.health.CheckRepository;
import io.curasync.monitoring.health.HealthHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Stored results and incidents of a check that this version does not have, because it is new in another version or was removed. */
@RecordApplicationEvents
class UnknownCheckTest extends IncidentHarness {

    @Autowired
    CheckRepository results;

    @Autowired
    HealthHistory history;

    @Autowired
    IncidentService service;

    @Autowired
    ApplicationEvents events;

    @Test
    void omitsUnknownChecksFromReportsAndHistory() {
        store("FAIL", "10 seconds");

        assertThat(checks.with(CheckId.QUARANTINE, OK).run().checks())
                .extracting(StoredCheck::id)
                .containsExactly(CheckId.QUARANTINE);
        assertThat(results.evaluatedWithin(Duration.ofMinutes(1))).containsOnlyKeys(CheckId.QUARANTINE);
        assertThat(history.timelines().current()).containsOnlyKeys(CheckId.QUARANTINE);
    }

    @Test
    void leavesIncidentsOfAnotherVersionToItsInstances() {
        store("FAIL", "10 seconds");
        checks.with(CheckId.QUARANTINE, OK).run();
        assertThat(stored()).as("not opened").isEmpty();

        open("WARN");
        checks.run();
        assertThat(stored()).as("not raised").containsExactly("OPEN WARN");

        database.jdbc()
                .sql("update health_check set status = 'OK', problem_since = null where id = 'former'")
                .update();
        checks.run();
        assertThat(stored()).as("not resolved").containsExactly("OPEN WARN");
    }

    @Test
    void deletesTheResultOfARemovedCheckAndResolvesItsIncidentSilently() {
        store("FAIL", "6 minutes");
        open("FAIL");

        checks.with(CheckId.QUARANTINE, OK).run();

        assertThat(database.jdbc()
                        .sql("select id from health_check")
                        .query(String.class)
                        .list())
                .containsExactly("quarantine");
        assertThat(stored()).containsExactly("RESOLVED FAIL");
        assertThat(events.stream(IncidentResolved.class)).isEmpty();
        assertThat(notifications()).isEmpty();
    }

    @Test
    void omitsIncidentsOfUnknownChecks() {
        database.jdbc().sql("""
                insert into incident (check_id, severity, state, summary, resolved_at) values
                    ('mail', 'FAIL', 'OPEN', 'refused', null), ('mail', 'FAIL', 'RESOLVED', 'refused', now()),
                    ('former', 'FAIL', 'OPEN', 'former', null), ('former', 'FAIL', 'RESOLVED', 'former', now())""").update();
        CurrentUser morgan = new CurrentUser(1, "morgan@example.com", "Morgan", Role.ADMIN);

        assertThat(service.page(morgan, null, null, 1)).extracting(Incident::id).containsExactly(2L);
        assertThat(service.page(morgan, IncidentState.OPEN, null, 1))
                .extracting(Incident::id)
                .containsExactly(1L);
        assertThat(service.unresolved().current()).extracting(Incident::id).containsExactly(1L);
        assertThat(service.recentlyResolved().current())
                .extracting(Incident::id)
                .containsExactly(2L);
        assertThat(service.acknowledge(morgan, 3)).isEmpty();
        assertThat(service.acknowledge(morgan, 4)).isEmpty();
    }

    private void store(String status, String evaluatedAgo) {
        database.jdbc()
                .sql("""
                with change as (insert into health_change (check_id, status) values ('former', :status))
                insert into health_check (id, status, summary, details, since, problem_since, evaluated_at)
                values ('former', :status, 'former', '{}', now() - interval '7 minutes', now() - interval '7 minutes',
                    now() - :ago::interval)""")
                .param("status", status)
                .param("ago", evaluatedAgo)
                .update();
    }

    private void open(String severity) {
        database.jdbc()
                .sql("insert into incident (check_id, severity, state, summary) values ('former', ?, 'OPEN', 'former')")
                .param(severity)
                .update();
    }

    private List<String> stored() {
        return database.jdbc()
                .sql("select state || ' ' || severity from incident where check_id = 'former'")
                .query(String.class)
                .list();
    }
}
