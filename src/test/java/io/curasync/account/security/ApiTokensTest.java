package io.curasync.account.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.TokenScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

/** Access of scripts with an API token. */
class ApiTokensTest extends ApiTokenHarness {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // method, path, status by user and token scope; 404: allowed, but not found; 503: syncs are off
        "GET,  /api/kpi/overview,                            200, 200, 200, 200, 200, 200",
        "GET,  /api/practices,                               200, 200, 200, 200, 200, 200",
        "GET,  /api/sync/runs,                               200, 200, 200, 200, 200, 200",
        "GET,  /api/submissions,                             200, 200, 200, 200, 200, 200",
        "POST, /api/kpi/sync-practices,                      403, 503, 503, 403, 503, 503",
        "POST, /api/kpi/sync-practices?override=true,        403, 403, 403, 403, 403, 503",
        "POST, /api/kpi/sync-practices/,                     403, 403, 404, 403, 403, 404",
        "POST, /api/sync/runs/7/cancel,                      403, 403, 403, 403, 403, 404",
        // 400: allowed, but there is no body
        "POST, /api/submissions,                             403, 403, 400, 403, 403, 400",
        "PUT,  /api/submissions/7,                           403, 403, 400, 403, 403, 400",
        "POST, /api/submissions/7/send,                      403, 403, 404, 403, 403, 404",
        "POST, /api/notifications/7/dismiss,                 403, 403, 404, 403, 403, 404",
        "POST, /api/nothing,                                 403, 403, 404, 403, 403, 404",
        "GET,  /api/users,                                   403, 403, 403, 403, 403, 200",
        "GET,  /api/webhooks/events,                         403, 403, 403, 403, 403, 200",
        "GET,  /api/kpi/sync-practices/cron,                 401, 401, 401, 401, 401, 503",
        "GET,  /v3/api-docs/nothing,                         403, 403, 403, 403, 403, 404",
    })
    void matchesTheAccessTable(
            String method, String path, int repRead, int repSync, int repWrite, int read, int sync, int all) {
        assertThat(status(method, path, token(rep, TokenScope.READ))).isEqualTo(repRead);
        assertThat(status(method, path, token(rep, TokenScope.SYNC))).isEqualTo(repSync);
        assertThat(status(method, path, token(rep, TokenScope.WRITE))).isEqualTo(repWrite);
        assertThat(status(method, path, token(admin, TokenScope.READ))).isEqualTo(read);
        assertThat(status(method, path, token(admin, TokenScope.SYNC))).isEqualTo(sync);
        assertThat(status(method, path, token(admin, TokenScope.ADMIN))).isEqualTo(all);
    }

    @Test
    void namesTheRequiredScope() {
        call("POST", "/api/kpi/sync-practices", token(admin, TokenScope.READ))
                .expectHeader()
                .valueEquals(
                        "WWW-Authenticate", "Bearer realm=\"CuraSync\", error=\"insufficient_scope\", scope=\"sync\"")
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        call("POST", "/api/submissions/7/send", token(admin, TokenScope.SYNC))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This needs an API token with the scope write.");
        call("GET", "/api/users", token(admin, TokenScope.WRITE))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This needs an API token with the scope admin.");
        call("GET", "/api/users", token(rep, TokenScope.SYNC))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This is for admins.");
    }

    @Test
    void adminReadTokenSeesAllPractices() {
        database.jdbc()
                .sql("insert into practice (practice_id, user_id) values ('prac_1', 'user_1')")
                .update();

        call("GET", "/api/practices", token(admin, TokenScope.READ))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        call("GET", "/api/practices", token(rep, TokenScope.READ))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void adminWriteTokenSeesAllSubmissions() {
        String form = "{\"name\": \"Lakeside\", \"state\": \"TX\"}";
        api.post()
                .uri("/api/submissions")
                .header("Authorization", "Bearer " + token(rep, TokenScope.WRITE))
                .contentType(MediaType.APPLICATION_JSON)
                .body(form)
                .exchange()
                .expectStatus()
                .isCreated();

        call("GET", "/api/submissions", token(admin, TokenScope.WRITE))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    @Test
    void adminWriteTokenKeepsTheRepOfASubmission() {
        String path = database.jdbc()
                .sql("""
                        insert into practice_submission (created_by, rep_id, form, name, npi, email_key, state)
                        values (:rep, :rep, '{"name": "Lakeside"}', 'Lakeside', '', '', '') returning '/api/submissions/' || id""")
                .param("rep", rep.id())
                .query(String.class)
                .single();

        api.put()
                .uri(path)
                .header("Authorization", "Bearer " + token(admin, TokenScope.WRITE))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"Riverside\"}")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(database.jdbc()
                        .sql("select name || ' ' || rep_id from practice_submission")
                        .query(String.class)
                        .single())
                .isEqualTo("Riverside " + rep.id());
    }

    @Test
    void acceptsTheCronSecret() {
        assertThat(status("GET", "/api/kpi/sync-practices/cron", "a-secret-for-cron"))
                .isEqualTo(503);
        assertThat(status("GET", "/api/kpi/sync-practices/cron", "cst_nonsense"))
                .isEqualTo(401);
    }

    @Test
    void doesNotAuthorizeWebhooks() {
        assertThat(status("POST", "/api/webhooks/curagenesis/practice-update", token(admin, TokenScope.ADMIN)))
                .isIn(401, 415, 503);
    }

    /** Tokens of scope {@code sync} once included submissions. */
    @Test
    void syncTokenOnlyStartsSyncs() {
        String token = token(rep, TokenScope.SYNC);
        assertThat(database.jdbc()
                        .sql("select scope from api_token")
                        .query(String.class)
                        .single())
                .isEqualTo("SYNC");

        assertThat(status("POST", "/api/submissions/7/send", token)).isEqualTo(403);
        assertThat(status("POST", "/api/kpi/sync-practices", token)).isEqualTo(503);
    }
}
