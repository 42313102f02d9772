package io.curasync.monitoring.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CuraSyncTest
class ErrorLogEndpointTest {

    private static final String ADMIN = "morgan@example.com";

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    TestDatabase database;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    @BeforeEach
    void fail() {
        database.clear();
        TestUsers.admin(userAccounts, ADMIN);
        TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at, error)
                select 'FULL', 'SCHEDULE', 'FAILED', 'a', at, at, error
                from (values (timestamptz '2026-11-01 10:00Z', 'CuraGenesis answered 503'), (now(), 'CuraGenesis answered 503'),
                             (now() - interval '1 hour', 'CuraGenesis answered 401')) as run (at, error)
                """).update();
        database.jdbc()
                .sql("insert into unreadable_delivery (at, reason, bytes, excerpt)"
                        + " values (now() - interval '2 hours', 'not JSON', 2, '{')")
                .update();
    }

    @Test
    void listsErrorsNewestFirst() {
        JsonNode items = body("/api/error-log").get("items");

        assertThat(items.valueStream().map(item -> item.get("summary").asString()))
                .containsExactly(
                        "Full sync failed: CuraGenesis answered 503",
                        "Full sync failed: CuraGenesis answered 401",
                        "Signed delivery could not be read: not JSON");
        assertThat(items.get(0).propertyNames()).containsExactly("at", "source", "summary", "count", "link");
        assertThat(items.get(0).get("source").asString()).isEqualTo("SYNC");
        assertThat(items.get(0).get("count").asLong()).isEqualTo(1);
        assertThat(items.get(0).get("link").asString()).isEqualTo("/sync/2");
    }

    @Test
    void filtersBySourceAndTime() {
        assertThat(body("/api/error-log?source=SIGNATURE").get("items")).hasSize(1);
        assertThat(body("/api/error-log?source=SYNC&since=2026-10-01T00:00:00Z")
                        .at("/items/0/count")
                        .asLong())
                .isEqualTo(2);
        assertThat(body("/api/error-log?since=2999-01-01T00:00:00Z").get("items"))
                .isEmpty();
        assertThat(status(ADMIN, "/api/error-log?source=weather")).isEqualTo(400);
        assertThat(status(ADMIN, "/api/error-log?since=yesterday")).isEqualTo(400);
    }

    @Test
    void pagesThroughTheList() {
        JsonNode first = body("/api/error-log?limit=2");
        assertThat(first.get("items")).hasSize(2);

        JsonNode second =
                body("/api/error-log?limit=2&cursor=" + first.get("nextCursor").asString());

        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void exportsCsvAndRecordsIt() {
        List<String> lines = String.valueOf(
                        get(ADMIN, "/api/error-log.csv?source=SIGNATURE").getBody())
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo("\uFEFFat (UTC),source,summary,count,link");
        assertThat(lines.getLast()).endsWith(",SIGNATURE,Signed delivery could not be read: not JSON,1,/webhooks");
        assertThat(database.jdbc()
                        .sql("select subject || ' ' || detail from audit_entry where action = 'export'")
                        .query(String.class)
                        .list())
                .containsExactly("errors.csv source=signature");
    }

    @Test
    void isForAdminsOnly() {
        assertThat(status("dana@example.com", "/api/error-log")).isEqualTo(403);
        assertThat(status("dana@example.com", "/api/error-log.csv")).isEqualTo(403);
    }

    private JsonNode body(String path) {
        ResponseEntity<String> response = get(ADMIN, path);
        assertThat(response.getStatusCode().value()).as(response.toString()).isEqualTo(200);
        return json.readTree(String.valueOf(response.getBody()));
    }

    private int status(String email, String path) {
        return get(email, path).getStatusCode().value();
    }

    private ResponseEntity<String> get(String email, String path) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth(email, TestUsers.PASSWORD))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(String.class);
    }
}
