package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.UserAccounts;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Tests the KPI and practice APIs over HTTP, called by an admin and two reps. */
@CuraSyncTest
class KpiEndpointTest {

    private static final String ADMIN = "morgan@example.com";
    private static final String DANA = "dana@example.com";
    private static final String AVA = "ava@example.com";

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    @BeforeEach
    void createPractices() {
        database.clear();
        TestUsers.admin(userAccounts, ADMIN);
        TestUsers.rep(userAccounts, DANA, "Dana Reyes");
        TestUsers.rep(userAccounts, AVA, "Ava Lindqvist");
        Instant recently = Instant.now().minus(Duration.ofDays(3));
        Instant longAgo = Instant.now().minus(Duration.ofDays(300));
        transaction.executeWithoutResult(status -> ledger.apply(List.of(
                seen(1, "TX", "Dana Reyes", recently, 10),
                seen(2, "TX", "DANA  reyes", longAgo, 20),
                seen(3, "CA", "dana reyes", null, 1),
                seen(4, "CA", "Ava Lindqvist", recently, 50),
                seen(5, "NY", "Sam Who", recently, 7),
                seen(6, null, "", null, 0))));
    }

    private static Fact seen(int number, @Nullable String state, String rep, @Nullable Instant activatedAt, int total) {
        Instant now = Instant.now();
        return Fact.completePractice(new Provenance(Source.SYNC, 1, now, now))
                .practiceId("prac_" + number)
                .userId("user_" + number)
                .specialty("Wound Care")
                .state(state)
                .salesRep(rep)
                .activatedAt(activatedAt)
                .totalOrders(total)
                .build();
    }

    @Test
    void overviewIsLimitedToTheScope() {
        JsonNode all = get(ADMIN, "/api/kpi/overview");
        assertThat(all.propertyNames())
                .containsExactlyInAnyOrder(
                        "totalPractices",
                        "activePractices",
                        "totalOrders",
                        "recentActivations",
                        "unmatchedPractices",
                        "asOf",
                        "lastSyncedAt");
        assertThat(numbers(all)).containsExactly(6L, 4L, 88L, 3L, 2L);
        assertThat(Instant.parse(all.get("asOf").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(numbers(get(DANA, "/api/kpi/overview"))).containsExactly(3L, 2L, 31L, 1L, 0L);
    }

    @Test
    void lastSyncIgnoresFailedRuns() {
        jdbc.sql("""
                        insert into sync_run (kind, trigger, status, instance, finished_at) values
                            ('FULL', 'MANUAL', 'SUCCEEDED', 'x', '2026-01-01T10:00:00Z'),
                            ('FULL', 'MANUAL', 'PARTIAL', 'x', '2026-01-01T11:00:00Z'),
                            ('FULL', 'MANUAL', 'FAILED', 'x', '2026-01-01T12:00:00Z')
                        """).update();
        assertThat(get(DANA, "/api/kpi/overview").get("lastSyncedAt").asString())
                .isEqualTo("2026-01-01T11:00:00Z");
    }

    @Test
    void geoCountsByStateIncludingUnknown() {
        JsonNode states = get(ADMIN, "/api/kpi/geo").get("states");
        assertThat(states.toString())
                .isEqualTo("[{\"state\":\"CA\",\"practices\":2,\"activePractices\":1,\"orders\":51},"
                        + "{\"state\":\"TX\",\"practices\":2,\"activePractices\":2,\"orders\":30},"
                        + "{\"state\":\"NY\",\"practices\":1,\"activePractices\":1,\"orders\":7},"
                        + "{\"state\":\"\",\"practices\":1,\"activePractices\":0,\"orders\":0}]");
        assertThat(get(DANA, "/api/kpi/geo").get("states").toString())
                .contains("\"TX\"", "\"CA\",\"practices\":1")
                .doesNotContain("NY");
    }

    @Test
    void leaderboardRanksUsersUnmatchedNamesAndUnassigned() {
        assertThat(get(ADMIN, "/api/kpi/leaderboard").get("reps").toString())
                .isEqualTo("[" + row(1, AVA, 1, 1, 50, "50.0") + "," + row(2, DANA, 3, 2, 31, "10.33") + ","
                        + row(3, "Sam Who", 1, 1, 7, "7.0") + "," + row(4, "Unassigned", 1, 0, 0, "0.0") + "]");
    }

    @Test
    void leaderboardShowsRepsOnlyTheirOwnRank() {
        assertThat(get(DANA, "/api/kpi/leaderboard").get("reps").toString())
                .isEqualTo("[" + row(2, DANA, 3, 2, 31, "10.33") + "]");
    }

    @Test
    void practicesHaveTheFieldsOfTheContract() {
        JsonNode newest = get(ADMIN, "/api/practices?limit=1").get("items").get(0);
        assertThat(newest.propertyNames())
                .containsExactly(
                        "practiceId",
                        "userId",
                        "name",
                        "state",
                        "specialty",
                        "salesRep",
                        "rep",
                        "totalOrders",
                        "active",
                        "activatedAt",
                        "lastSyncedAt",
                        "missingSince",
                        "createdHere",
                        "lastOrderAt",
                        "phone",
                        "address");
        assertThat(newest.get("practiceId").asString()).isEqualTo("prac_6");
        assertThat(newest.get("rep").isNull()).isTrue();
        JsonNode danas = get(ADMIN, "/api/practices/prac_2");
        assertThat(danas.get("salesRep").asString()).isEqualTo("DANA  reyes");
        assertThat(danas.get("rep").asString()).isEqualTo(DANA);
        assertThat(danas.get("active").isBoolean()).isTrue();
        assertThat(get(ADMIN, "/api/practices/user_2")).isEqualTo(danas);
    }

    @Test
    void pagingIsStableWhileRowsArrive() {
        var seen = new ArrayList<String>();
        String cursor = "";
        int arriving = 100;
        do {
            JsonNode page = get(ADMIN, "/api/practices?limit=2&cursor=" + cursor);
            page.get("items").forEach(item -> seen.add(item.get("practiceId").asString()));
            JsonNode next = page.get("nextCursor");
            cursor = next.isNull() ? "" : next.asString();
            int number = arriving++;
            transaction.executeWithoutResult(status -> ledger.apply(List.of(seen(number, "OR", "", null, 0))));
        } while (!cursor.isEmpty());
        assertThat(seen).endsWith("prac_6", "prac_5", "prac_4", "prac_3", "prac_2", "prac_1");
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    @Test
    void hidesPracticesOfOtherReps() {
        assertThat(get(DANA, "/api/practices").get("items").toString())
                .contains("prac_1", "prac_2", "prac_3")
                .doesNotContain("prac_4", "prac_5", "prac_6");
        assertThat(status(DANA, "/api/practices/prac_4")).isEqualTo(404);
        assertThat(status(DANA, "/api/practices/user_4")).isEqualTo(404);
    }

    @Test
    void rejectsInvalidParameters() {
        for (String query :
                List.of("limit=0", "limit=501", "limit=many", "cursor=nonsense", "cursor=%00", "cursor=cDE6eA")) {
            ResponseEntity<String> answer = answer(ADMIN, "/api/practices?" + query);
            assertThat(answer.getStatusCode().value()).as(query).isEqualTo(400);
            assertThat(answer.getHeaders().getContentType()).as(query).hasToString("application/problem+json");
        }
        assertThat(status(ADMIN, "/api/practices?limit=500")).isEqualTo(200);
    }

    private static String row(int rank, String rep, int practices, int active, int orders, String average) {
        return "{\"rank\":%d,\"rep\":\"%s\",\"practices\":%d,\"activePractices\":%d,\"orders\":%d,\"avgOrdersPerPractice\":%s}"
                .formatted(rank, rep, practices, active, orders, average);
    }

    private static List<Long> numbers(JsonNode overview) {
        return List.of(
                overview.get("totalPractices").asLong(),
                overview.get("activePractices").asLong(),
                overview.get("totalOrders").asLong(),
                overview.get("recentActivations").asLong(),
                overview.get("unmatchedPractices").asLong());
    }

    private JsonNode get(String user, String path) {
        return client(user).get().uri(path).retrieve().body(JsonNode.class);
    }

    private int status(String user, String path) {
        return answer(user, path).getStatusCode().value();
    }

    private ResponseEntity<String> answer(String user, String path) {
        return client(user)
                .get()
                .uri(java.net.URI.create("http://localhost:" + port + path))
                .retrieve()
                .onStatus(HttpStatusCode::isError, (request, response) -> {})
                .toEntity(String.class);
    }

    private RestClient client(String user) {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth(user, TestUsers.PASSWORD))
                .build();
    }
}
