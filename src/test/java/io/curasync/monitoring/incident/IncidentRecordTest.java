package io.curasync.monitoring.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.CurrentUser;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentState;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.util.AopTestUtils;

/** Acknowledgement, retention, and incidents of outages. */
class IncidentRecordTest extends IncidentHarness {

    @Autowired
    IncidentService service;

    @Autowired
    IncidentRetentionJob retention;

    @Autowired
    OutageRecorder outageRecorder;

    @Test
    void recordsWhoAcknowledgedAnIncident() {
        problem(FAIL);
        CurrentUser morgan = user("morgan@example.com");
        service.acknowledge(morgan, 1);
        TestUsers.admin(accounts, "lee@example.com");
        Incident second = service.acknowledge(user("lee@example.com"), 1).orElseThrow();

        assertThat(second.acknowledgedBy()).isEqualTo("morgan@example.com");
        assertThat(second.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(database.jdbc()
                        .sql("select actor || ' ' || subject from audit_entry where action = 'incident.acknowledged'")
                        .query(String.class)
                        .list())
                .containsExactly("morgan@example.com quarantine");
        assertThat(service.acknowledge(morgan, 99)).isEmpty();

        TestUsers.rep(accounts, "dana@example.com");
        CurrentUser rep = user("dana@example.com");
        assertThatThrownBy(() -> service.acknowledge(rep, 1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.page(rep, null, null, 10)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void deletesOnlyOldResolvedIncidents() throws InterruptedException {
        database.jdbc().sql("""
                insert into incident (check_id, severity, state, summary, opened_at, resolved_at) values
                    ('mail', 'FAIL', 'RESOLVED', 'old', now() - interval '402 days', now() - interval '401 days'),
                    ('mail', 'FAIL', 'RESOLVED', 'recent', now() - interval '402 days', now() - interval '399 days'),
                    ('mail', 'FAIL', 'OPEN', 'unresolved', now() - interval '500 days', null)""").update();
        database.jdbc()
                .sql("insert into alert_delivery (incident, type, body) values (1, 'incident.opened', '{}')")
                .update();

        // Bypasses the lock, which is unavailable after the database was cleared.
        AopTestUtils.<IncidentRetentionJob>getTargetObject(retention).clean();

        assertThat(incidents()).extracting(Incident::summary).containsExactly("unresolved", "recent");
        assertThat(database.jdbc()
                        .sql("select count(*) from alert_delivery")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void recordsAnOutageOfPostgreSqlOnceOverAllInstances() {
        Instant to = Instant.parse("2026-11-25T10:05:02Z");
        Instant from = Instant.parse("2026-11-25T10:00:00Z");

        outageRecorder.recordOutage(from, to);
        outageRecorder.recordOutage(from.plusSeconds(2), to.plusSeconds(3));

        Incident incident = only();
        assertThat(incident.check()).isEqualTo(CheckId.DATABASE);
        assertThat(incident.severity()).isEqualTo(CheckStatus.FAIL);
        assertThat(incident.state()).isEqualTo(IncidentState.RESOLVED);
        assertThat(incident.openedAt()).isEqualTo(from);
        assertThat(incident.resolvedAt()).isEqualTo(to);
        assertThat(incident.summary()).isEqualTo("PostgreSQL could not be reached for 5 min 2 s.");
        assertThat(notifications()).containsExactly("incident 1 opened", "incident 1 resolved");
        assertThat(database.jdbc()
                        .sql("select status from health_change where check_id = 'database' order by at")
                        .query(String.class)
                        .list())
                .containsExactly("FAIL", "OK");

        outageRecorder.recordOutage(to.plusSeconds(60), to.plusSeconds(120));
        assertThat(incidents()).hasSize(2);
    }

    @Test
    void ignoresAShortOutage() {
        outageRecorder.recordOutage(Instant.now().minusSeconds(3), Instant.now());

        assertThat(incidents()).isEmpty();
    }

    private CurrentUser user(String email) {
        return accounts.findByEmail(email)
                .map(user -> new CurrentUser(user.id(), user.email(), user.name(), user.role()))
                .orElseThrow();
    }
}
