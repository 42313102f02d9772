package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reported inputs of comparable systems, with the correct result of each. */
class ReportedInputsTest extends AcceptanceHarness {

    @Test
    void correctedOrderReplacesTheFailedOne() {
        practiceOfUser1();

        JsonNode failed = processed(webhooks.send(ReportedInputs.bytes("webhook-order-failed.json")));
        ApiClient.Response second = webhooks.send(ReportedInputs.bytes("webhook-order-mended.json"));

        assertThat(failed.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(second.json().get("duplicate").booleanValue()).isFalse();
        assertThat(processed(second).get("status").stringValue()).isEqualTo("APPLIED");
        assertThat(totalOrders()).isEqualTo(1);
        assertThat(admin.all("/api/webhooks/events").stream()
                        .filter(event -> event.get("key").equals(failed.get("key"))))
                .hasSize(2);
    }

    @Test
    void rejectsOrderDateInTheFuture() {
        practiceOfUser1();

        JsonNode event = processed(webhooks.send(ReportedInputs.bytes("webhook-order-future.json")));

        assertThat(event.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(event.get("error").stringValue()).contains("orderDate").contains("more than a day in the future");
    }

    @Test
    void readsTenDigitTimestampAsSeconds() {
        processed(webhooks.send(ReportedInputs.bytes("webhook-epoch-seconds.json")));

        assertThat(practice("prac_8").get("activatedAt").stringValue()).isEqualTo("2026-10-05T09:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-offset-without-colon.json", "webhook-bom.json"})
    void appliesOrdersInUnusualFormats(String name) {
        practiceOfUser1();

        assertThat(processed(webhooks.send(ReportedInputs.bytes(name)))
                        .get("status")
                        .stringValue())
                .isEqualTo("APPLIED");
    }

    @Test
    void recognizesFourSpellingsOfAState() {
        ReportedInputs.text("webhook-state-spellings.jsonl").lines().forEach(body -> processed(webhooks.send(body)));

        JsonNode states = admin.get("/api/kpi/geo").expect(200).json().get("states");
        assertThat(states.size()).as("%s", states).isEqualTo(1);
        assertThat(states.get(0).get("state").stringValue()).isEqualTo("TX");
        assertThat(states.get(0).get("practices").asInt()).isEqualTo(4);
    }

    @Test
    void matchesDecomposedUnicodeRepName() {
        ApiClient rep = rep("jose@example.com", "José Núñez");

        processed(webhooks.send(ReportedInputs.bytes("webhook-rep-decomposed.json")));

        assertThat(rep.all("/api/practices")).hasSize(1);
    }

    @Test
    void acceptsANumericCursor() {
        SOURCE.next(
                StubResponse.json(null, ReportedInputs.text("page-numeric-cursor.json")),
                StubResponse.json("cursor=100", "{\"items\": []}"));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as("%s", run).isEqualTo("SUCCEEDED");
        assertThat(SOURCE.calls()).isEqualTo(2);
    }

    @Test
    void treatsAnEmptyDateAsMissing() {
        SOURCE.next(StubResponse.json(ReportedInputs.text("page-empty-dates.json")));

        JsonNode run = sync();

        assertThat(run.get("quarantined").asInt()).isZero();
        assertThat(practice("prac_11").get("active").booleanValue()).isFalse();
        assertThat(practice("prac_12").get("active").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import-sep.csv",
                "import-trailing-cells.csv",
                "import-title-lines.csv",
                "import-territories.csv",
                "import-blank-before-quote.csv"
            })
    void importsTheFileWithoutFaults(String name) {
        JsonNode checked = new ImportClient(admin).checked(ReportedInputs.bytes(name));

        assertThat(checked.get("status").stringValue()).isEqualTo("READY");
        assertThat(checked.get("faults").asInt()).isZero();
        assertThat(checked.get("toCreate").asInt())
                .isEqualTo(checked.get("rows").asInt())
                .isPositive();
    }

    @Test
    void removesBlanksAndQuotesFromIds() {
        ImportClient uploads = new ImportClient(admin);
        JsonNode checked = uploads.checked(ReportedInputs.bytes("import-blank-before-quote.csv"));

        uploads.confirmed(checked.get("id").asLong());

        JsonNode practice = practice("prac_77");
        assertThat(List.of(
                        practice.get("userId").stringValue(),
                        practice.get("name").stringValue()))
                .containsExactly("user_77", "Alpha, LLC");
    }

    /** Creates a practice without a total, so that every order counts. */
    private void practiceOfUser1() {
        processed(webhooks.send("""
                {"event":"practice.created","data":{"userId":"user_1","practiceId":"prac_1","state":"TX"}}"""));
    }
}
