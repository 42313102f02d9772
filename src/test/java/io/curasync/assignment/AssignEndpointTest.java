package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Ledger;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Tests the API for handovers over HTTP. */
@CuraSyncTest
class AssignEndpointTest {

    private static final String ADMIN = "morgan@example.com";
    private static final String AVA = "ava@example.com";

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private User ava;

    @BeforeEach
    void createPractices() {
        database.clear();
        TestUsers.admin(userAccounts, ADMIN);
        TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(userAccounts, AVA);
        transaction.executeWithoutResult(status -> ledger.apply(List.of(
                SampleFacts.practice(1, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(2, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(3, "TX", "Chris Doyle", null, 0))));
    }

    @Test
    void assignsAndReleasesPracticesByEitherId() {
        JsonNode assigned = expect(200, """
                {"practiceIds": ["prac_1", "user_2", "prac_2"], "rep": "AVA@example.com", "since": "2026-01-31"}""");
        assertThat(assigned.toString()).isEqualTo("{\"assigned\":2,\"unchanged\":0,\"aliases\":[]}");
        assertThat(owned()).containsExactly("prac_1", "prac_2");
        assertThat(jdbc.sql("select distinct since::text from practice_ownership where owner_id = ?")
                        .param(ava.id())
                        .query(String.class)
                        .single())
                .startsWith("2026-01-31 00:00:00");

        JsonNode again = expect(200, """
                {"practiceIds": ["prac_1", "prac_3"], "rep": "ava@example.com", "rememberAlias": true}""");
        assertThat(again.toString()).isEqualTo("{\"assigned\":1,\"unchanged\":1,\"aliases\":[\"Chris Doyle\"]}");

        JsonNode released = expect(200, """
                {"practiceIds": ["prac_1", "prac_3"], "rep": null}""");
        assertThat(released.get("assigned").asInt()).isEqualTo(1);
        assertThat(released.get("unchanged").asInt()).isEqualTo(1);
        assertThat(owned()).containsExactly("prac_2", "prac_3");
        assertThat(jdbc.sql("select count(*) from audit_entry where action like 'practice.%'")
                        .query(Integer.class)
                        .single())
                .as("one entry per request")
                .isEqualTo(3);
    }

    @Test
    void namesUnknownIdsAndChangesNothing() {
        assertThat(problem("""
                        {"practiceIds": ["prac_1", "prac_x", "user_y"], "rep": "ava@example.com"}"""))
                .contains("prac_x, user_y", "Nothing was assigned")
                .doesNotContain("prac_1");
        assertThat(owned()).isEmpty();
    }

    @Test
    void rejectsInvalidRequestsWithTheField() {
        assertThat(problem("""
                {"practiceIds": ["prac_1"], "rep": "nobody@example.com"}""")).contains("nobody@example.com");
        assertThat(problem("{\"practiceIds\": [\"prac_1\"]}")).contains("rep is required");
        assertThat(problem("{\"practiceIds\": [], \"rep\": null}")).contains("practiceIds");
        assertThat(problem("{\"practiceIds\": [7], \"rep\": null}")).contains("practiceIds[0]");
        assertThat(problem("{\"practiceIds\": [\"prac_1\"], \"rep\": null, \"since\": \"soon\"}"))
                .contains("since");
        assertThat(problem("{\"practiceIds\": [\"prac_1\"], \"rep\": null, \"owner\": 1}"))
                .contains("Unknown field owner");
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        assertThat(problem("{\"practiceIds\": [\"prac_1\"], \"rep\": null, \"since\": \"" + tomorrow + "\"}"))
                .contains("today or an earlier day");
        String tooMany = String.join(",", Collections.nCopies(5_001, "\"prac_1\""));
        assertThat(problem("{\"practiceIds\": [" + tooMany + "], \"rep\": null}"))
                .contains("at most 5,000");
    }

    @Test
    void allowsOnlyAdmins() {
        assertThat(post(AVA, "{\"practiceIds\": [\"prac_1\"], \"rep\": \"ava@example.com\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(owned()).isEmpty();
    }

    private String problem(String body) {
        return expect(400, body).get("detail").asString();
    }

    private JsonNode expect(int status, String body) {
        ResponseEntity<JsonNode> answer = post(ADMIN, body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> post(String caller, String body) {
        return RestClient.create("http://localhost:" + port)
                .post()
                .uri("/api/practices/assign")
                .headers(headers -> headers.setBasicAuth(caller, TestUsers.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(JsonNode.class);
    }

    private List<String> owned() {
        return jdbc.sql("select practice_id from practice where owner_id = ? order by 1")
                .param(ava.id())
                .query(String.class)
                .list();
    }
}
