package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Section 4 of the contract: the list of orders, within the caller's scope. */
class OrdersApiTest extends AcceptanceHarness {

    private static final Instant PLACED = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private ApiClient dana;

    @BeforeEach
    void orders() {
        SOURCE.populate(10);
        sync();
        dana = rep("dana@example.com", "Rep Number 1");
        order(1, "ord_1", PLACED.minusSeconds(40));
        order(2, "ord_2", PLACED.minusSeconds(30));
        order(9, "ord_9", PLACED.minusSeconds(20));
        order(2, "web_2", Instant.parse("2026-03-01T10:00:00Z"));
    }

    private void order(int practice, String id, Instant at) {
        processed(webhooks.send(WebhookClient.orderPlaced("user_%08d".formatted(practice), id, at)));
    }

    private static String ids(ApiClient caller, String query) {
        return caller.all("/api/orders?" + query).stream()
                .map(item -> item.get("orderId").stringValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void describesEachOrder() {
        JsonNode item = dana.all("/api/orders?q=ord_9").getFirst();

        assertThat(item.get("practiceId").stringValue()).isEqualTo("prac_00000009");
        assertThat(item.get("userId").stringValue()).isEqualTo("user_00000009");
        assertThat(item.get("amount").decimalValue()).isEqualByComparingTo("2080");
        assertThat(Instant.parse(item.get("placedAt").stringValue())).isEqualTo(PLACED.minusSeconds(20));
        assertThat(Instant.parse(item.get("receivedAt").stringValue())).isAfter(PLACED.minusSeconds(60));
        assertThat(item.get("rep").stringValue()).isEqualTo("dana@example.com");
        assertThat(item.has("counted")).isTrue();
        assertThat(item.get("counting").stringValue()).isNotBlank();
    }

    @Test
    void saysWhetherTotalsContainAnOrder() {
        order(1, "ord_now", Instant.now().plusSeconds(2));

        JsonNode added = admin.all("/api/orders?q=ord_now").getFirst();
        assertThat(added.get("counted").booleanValue()).isTrue();
        assertThat(added.get("counting").stringValue()).isEqualTo("ADDED");
        JsonNode old = admin.all("/api/orders?q=web_2").getFirst();
        assertThat(old.get("counting").stringValue()).isNotEqualTo("ADDED");
        assertThat(Instant.parse(old.get("totalAsOf").stringValue())).isAfter(PLACED.minusSeconds(120));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=                             | ord_9 ord_2 ord_1 web_2
            q=ord                          | ord_9 ord_2 ord_1
            q=prac_00000002                | ord_2 web_2
            practiceId=prac_00000002       | ord_2 web_2
            practiceId=user_00000002&q=web | web_2
            practiceId=prac_00000077       |
            rep=DANA@example.com           | ord_9 ord_1
            rep=none                       | ord_2 web_2
            rep=lee@example.com            |
            until=2026-04-01T00:00:00Z     | web_2
            since=2026-04-01T00:00:00%2B02:00&rep=none | ord_2
            """)
    void appliesEachFilter(String query, String expected) {
        assertThat(ids(admin, query)).isEqualTo(expected == null ? "" : expected);
        assertThat(ids(admin, query + "&limit=1")).as("in pages").isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=                       | ord_9 ord_1
            q=ord                    | ord_9 ord_1
            q=ord_2                  |
            practiceId=prac_00000002 |
            practiceId=user_00000001 | ord_1
            rep=none                 |
            """)
    void keepsARepsScope(String query, String expected) {
        assertThat(ids(dana, query)).isEqualTo(expected == null ? "" : expected);
        assertThat(ids(dana, query + "&limit=1")).as("in pages").isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=yesterday",
                "until=2026-13-01T00:00:00Z",
                "limit=0",
                "limit=501",
                "cursor=42",
                "cursor=%25",
                "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkgeA"
            })
    void rejectsInvalidValues(String query) {
        admin.get("/api/orders?" + query).expect(400);
    }

    @Test
    void rejectsLongSearches() {
        admin.get("/api/orders?q=" + "x".repeat(200)).expect(200);
        admin.get("/api/orders?q=" + "x".repeat(201)).expect(400);
    }
}
