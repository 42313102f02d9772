package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: dates and texts in the formats that senders use. */
class WebhookTextTest extends AcceptanceHarness {

    static final String MARK = "\uFEFF";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-10-05T09:15:00.000+0000        | 2025-10-05T09:15:00Z",
                "2025-10-05 09:15:00+00              | 2025-10-05T09:15:00Z",
                "2025-10-05t09:15:00z                | 2025-10-05T09:15:00Z",
                "2025-10-05T09:15+00:00              | 2025-10-05T09:15:00Z",
                "2025-10-05T09:15:00.Z               | 2025-10-05T09:15:00Z",
                "2025-10-05T09:15:00.123456789-0530  | 2025-10-05T14:45:00.123456Z",
                "2025-10-05 09:15:00.5+02            | 2025-10-05T07:15:00.500Z",
                "2025-10-05                          | 2025-10-05T00:00:00Z",
            })
    void readsADate(String written, String meant) {
        JsonNode event = processed(webhooks.send("""
                {"event":"practice.activated","data":{"userId":"user_1","practiceId":"prac_1","activatedAt":"%s"}}""".formatted(written)));

        assertThat(event.get("status").stringValue()).as("%s", event).isEqualTo("APPLIED");
        assertThat(practice("prac_1").get("activatedAt").stringValue()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-10-05T09:15:00",
                "2025-10-05 09:15",
                "2025-10-05T09:15:00+5",
                "2025-10-05T09:15:00+19:00",
                "2025-10-05T24:15:00Z",
                "2025-10-05T09:15:00.1234567890Z",
                "2025-13-05",
                "2025-1-5",
                "05/10/2025"
            })
    void rejectsAnAmbiguousDate(String written) {
        String body = """
                {"event":"practice.activated","data":{"userId":"user_1","activatedAt":"%s"}}""".formatted(written);

        assertThat(processed(webhooks.send(body)).get("status").stringValue()).isEqualTo("FAILED");
    }

    @Test
    void recognizesOneActivationTimeInDifferentFormats() {
        String activated = """
                {"event":"practice.activated","data":{"userId":"user_1","practiceId":"prac_1","activatedAt":%s}}""";
        processed(webhooks.send(activated.formatted("\"2025-10-05T09:15:00.000Z\"")));

        for (String same : List.of("\"2025-10-05 11:15:00+02\"", "1759655700000")) {
            assertThat(webhooks.send(activated.formatted(same))
                            .expect(200)
                            .json()
                            .get("duplicate")
                            .booleanValue())
                    .as(same)
                    .isTrue();
        }
    }

    @Test
    void skipsAByteOrderMark() {
        webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes"));
        byte[] body = (MARK + orderPlaced("user_1", "ord_b1", Instant.now())).getBytes(StandardCharsets.UTF_8);

        JsonNode event = processed(webhooks.send(body));

        assertThat(event.get("status").stringValue()).isEqualTo("APPLIED");
        Instant now = Instant.now();
        processed(webhooks.sendStandard("msg_1", now, MARK + orderPlaced("user_1", "ord_b2", now)));
        assertThat(totalOrders()).isEqualTo(5);
        admin.postJson("/api/users", MARK + """
                {"email": "mark@example.com", "name": "Mark", "role": "REP"}""").expect(201);
        SOURCE.next(StubResponse.json(MARK + "{\"items\": [], \"nextCursor\": null}"));
        assertThat(sync().get("status").stringValue()).isNotEqualTo("FAILED");
    }

    @Test
    void normalizesSpellingsOfAState() {
        List<String> spellings = List.of(
                "TX",
                "tx",
                "Texas",
                "TX ",
                "  texas",
                "TEXAS\u00A0",
                "Guam",
                "vi",
                "U.S. Virgin Islands",
                "new   mexico",
                "Ontario",
                "Texarkana");
        for (int i = 0; i < spellings.size(); i++) {
            processed(webhooks.send(
                    practiceSeen("practice.created", "user_s" + i, "prac_s" + i, 1, spellings.get(i), "Dana Reyes")));
        }

        assertThat(practicesByState()).isEqualTo(Map.of("TX", 6L, "GU", 1L, "VI", 2L, "NM", 1L, "Other", 2L));
        assertThat(practice("prac_s2").get("state").stringValue()).isEqualTo("TX");
        assertThat(practice("prac_s10").get("state").stringValue())
                .as("as written")
                .isEqualTo("Ontario");
        processed(webhooks.send("""
                {"event":"practice.updated","data":{"userId":"user_s10","state":"Alberta"}}"""));
        processed(webhooks.send("""
                {"event":"practice.updated","data":{"userId":"user_s11","state":"AR"}}"""));
        assertThat(practicesByState()).containsEntry("Other", 1L).containsEntry("AR", 1L);
    }

    @Test
    void normalizesSpellingsOfARepName() {
        ApiClient rep = rep("jose@example.com", "José Núñez", "Siobhan O'Brien");
        List<String> spellings = List.of(
                "Jose\u0301 Nu\u0301n\u0303ez", "JOSÉ  NÚÑEZ ", "Jo\u00ADsé\u00A0Nú\u200Bñez", "Siobhan O\u2019Brien");
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < spellings.size(); i++) {
            processed(webhooks.send(
                    practiceSeen("practice.created", "user_n" + i, "prac_n" + i, 1, "NM", spellings.get(i))));
            mine.add("prac_n" + i);
        }
        processed(webhooks.send(practiceSeen("practice.created", "user_x", "prac_x", 1, "NM", "Jose Nunez")));

        assertThat(rep.all("/api/practices").stream()
                        .map(practice -> practice.get("practiceId").stringValue()))
                .containsExactlyInAnyOrderElementsOf(mine);
        assertThat(overview().get("unmatchedPractices").asLong()).isEqualTo(1);
    }

    @Test
    void comparesIdsWithoutSurroundingBlanks() {
        processed(webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes")));
        processed(webhooks.send(orderPlaced(" user_1", "ord_1", Instant.now())));

        assertThat(webhooks.send(orderPlaced("user_1", "ord_1 ", Instant.now()))
                        .expect(200)
                        .json()
                        .get("duplicate")
                        .booleanValue())
                .isTrue();
        assertThat(totalOrders()).isEqualTo(4);
    }

    @Test
    void syncOfTheSameTextsChangesNothing() {
        SOURCE.put(new SourcePractice(
                "prac_1", "user_1", "Texas", "Wound Care ", null, 3, "Jose\u0301 Nu\u0301n\u0303ez"));
        SOURCE.put(new SourcePractice("prac_2", "user_2", " Ontario", "Podologie\u0301", null, 3, " Dana  Reyes"));
        sync();
        // Not detected by the digest: a different notation of the same content.
        SOURCE.put(new SourcePractice("prac_1", "user_1", "tx", "Wound Care", null, 3, "José Núñez"));

        JsonNode run = sync();

        assertThat(run.get("unchanged").asInt()).isEqualTo(2);
        assertThat(practice("prac_1").get("state").stringValue()).isEqualTo("TX");
        assertThat(practice("prac_1").get("specialty").stringValue()).isEqualTo("Wound Care");
        assertThat(practice("prac_2").get("salesRep").stringValue()).isEqualTo("Dana  Reyes");
        assertThat(sync().get("unchanged").asInt()).isEqualTo(2);
    }

    private Map<String, Long> practicesByState() {
        Map<String, Long> states = new TreeMap<>();
        admin.get("/api/kpi/geo")
                .expect(200)
                .json()
                .get("states")
                .forEach(state -> states.put(
                        state.get("state").stringValue(), state.get("practices").asLong()));
        return states;
    }
}
