package io.curasync.reptarget;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestUsers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The API for targets over HTTP. */
class TargetEndpointTest extends TargetHarness {

    private static final String ADMIN = "morgan@example.com";

    @LocalServerPort
    int port;

    private RestClient client;

    @BeforeEach
    void connect() {
        client = RestClient.create("http://localhost:" + port);
    }

    @Test
    void setsListsAndClearsTargets() {
        String items = """
                {"items": [{"rep": "DANA@example.com", "month": "2026-11", "measure": "ORDERS", "target": 60},
                           {"rep": "dana@example.com", "month": "2026-11", "measure": "SALES", "target": 40000},
                           {"rep": "ava@example.com", "month": "2026-10", "measure": "ORDERS", "target": 50}]}""";
        assertThat(put(items)).isEqualTo("{\"created\":3,\"updated\":0,\"cleared\":0,\"unchanged\":0}");
        jdbc.sql("insert into kpi_credit (owner_id, day, orders, sales) values (?, '2026-11-30', 42, 1999.99)")
                .param(dana.id())
                .update();

        assertThat(send(HttpMethod.GET, "?month=2026-11", ADMIN, "").getBody().toString())
                .isEqualTo("{\"month\":\"2026-11\",\"timeZone\":\"UTC\",\"items\":["
                        + "{\"rep\":\"dana@example.com\",\"name\":\"dana@example.com\",\"measure\":\"ORDERS\",\"target\":60,"
                        + "\"actual\":42,\"percent\":70},"
                        + "{\"rep\":\"dana@example.com\",\"name\":\"dana@example.com\",\"measure\":\"SALES\",\"target\":40000,"
                        + "\"actual\":1999,\"percent\":4}]}");
        String cleared = """
                {"items": [{"rep": "dana@example.com", "month": "2026-11", "measure": "SALES", "target": null},
                           {"rep": "ava@example.com", "month": "2026-10", "measure": "ORDERS", "target": 50}]}""";
        assertThat(put(cleared)).isEqualTo("{\"created\":0,\"updated\":0,\"cleared\":1,\"unchanged\":1}");
        assertThat(stored()).containsExactly("ava@example.com 2026-10 ORDERS 50", "dana@example.com 2026-11 ORDERS 60");
    }

    @Test
    void changesNothingIfAnItemIsInvalid() {
        String valid =
                "{\"rep\": \"dana@example.com\", \"month\": \"2026-11\", \"measure\": \"ORDERS\", \"target\": 60}";
        assertThat(problem("{\"items\": [%s, %s]}".formatted(valid, valid.replace("60", "0"))))
                .contains("No target was changed", "items[1]", "whole number");
        assertThat(problem("{\"items\": [%s, %s]}".formatted(valid, valid))).contains("items[1]", "occurs twice");
        assertThat(problem("{\"items\": [%s]}".formatted(valid.replace("60", "\"60\""))))
                .contains("whole number");
        assertThat(problem("{\"items\": [%s]}".formatted(valid.replace("2026-11", "Nov-26"))))
                .contains("month");
        assertThat(problem("{\"items\": [%s]}".formatted(valid.replace("dana@", "who@"))))
                .contains("who@example.com");
        assertThat(problem("{\"items\": [%s]}".formatted(valid.replace("target", "goal"))))
                .contains("Unknown field goal");
        assertThat(problem("{\"items\": [7]}")).contains("items[0]");
        assertThat(problem("{\"items\": []}")).contains("items");
        assertThat(problem("[]")).contains("items");
        String many = IntStream.range(0, 5_001).mapToObj(number -> valid).collect(Collectors.joining(","));
        assertThat(problem("{\"items\": [" + many + "]}")).contains("at most 5,000");
        assertThat(stored()).isEmpty();
    }

    @Test
    void allowsOnlyAdmins() {
        String body =
                "{\"items\": [{\"rep\": \"dana@example.com\", \"month\": \"2026-11\", \"measure\": \"ORDERS\", \"target\": 1}]}";
        assertThat(send(HttpMethod.PUT, "", "dana@example.com", body)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(send(HttpMethod.GET, "", "dana@example.com", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(stored()).isEmpty();
    }

    private String put(String body) {
        ResponseEntity<JsonNode> answer = send(HttpMethod.PUT, "", ADMIN, body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return answer.getBody().toString();
    }

    private String problem(String body) {
        ResponseEntity<JsonNode> answer = send(HttpMethod.PUT, "", ADMIN, body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(400);
        return answer.getBody().get("detail").asString();
    }

    private ResponseEntity<JsonNode> send(HttpMethod method, String query, String caller, String body) {
        RestClient.RequestBodySpec request = client.method(method)
                .uri("/api/targets" + query)
                .headers(headers -> headers.setBasicAuth(caller, TestUsers.PASSWORD));
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.retrieve()
                .onStatus(HttpStatusCode::isError, (sent, response) -> {})
                .toEntity(JsonNode.class);
    }
}
