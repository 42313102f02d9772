package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the responses about users, health and settings with the API description. */
class AdminApiTest extends ApiDescriptionHarness {

    @Test
    void matchesResponses() {
        users();
        health();
        readings();
        errors();
        assertCallsEveryOperation(ADMIN_TAGS);
    }

    private void readings() {
        for (String id : List.of("liveness", "readiness", "info", "metrics", "settings")) {
            call(id, admin, "", "");
        }
    }

    private void errors() {
        SOURCE.always(StubResponse.status(401));
        sync();
        SOURCE.always(StubResponse.healthy());
        assertThat(call("errorLog", admin, "", "?source=SYNC").json().get("items"))
                .isNotEmpty();
        call("errorLogCsv", admin, "", "");
    }

    private void users() {
        String user = "{\"email\": \"lee@example.com\", \"name\": \"Lee\", \"role\": \"REP\"}";
        call("createUser", admin, "", "", JSON, user);
        assertThat(call("createUser", admin, "", "", JSON, user).status()).isEqualTo(409);
        assertThat(call("createUser", admin, "", "", JSON, "{}").status()).isEqualTo(400);
        call("users", admin, "", "");
    }

    private void health() {
        String incident = database.jdbc().sql("""
                        with checked as (
                            insert into health_check (id, status, summary, details, since, evaluated_at)
                            values ('webhook-queue', 'OK', 'No event waits.', '{}', now(), now()))
                        insert into incident (check_id, severity, state, summary)
                        values ('webhook-queue', 'WARN', 'OPEN', '40 events wait.') returning id::text""").query(String.class).single();
        call("healthChecks", admin, "", "");
        call("runHealthChecks", admin, "", "");
        call("incidents", admin, "", "?state=open");
        call("acknowledgeIncident", admin, incident, "");
    }
}
