package io.curasync.acceptance;

import static io.curasync.acceptance.StubResponse.json;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sections 1 and 2 of the contract: accepted and ignored times from CuraGenesis. */
class SourceTimeTest extends AcceptanceHarness {

    private static final String USER = "user_00000001";
    private static final String PRACTICE = "prac_00000001";

    private int orders;

    @BeforeEach
    void aPractice() {
        SOURCE.put(one().withState("TX").withOrders(12));
    }

    private static SourcePractice one() {
        return SourcePractice.number(1);
    }

    @Test
    void ignoresAFutureDate() {
        SOURCE.date("Fri, 05 Oct 2035 09:00:00 GMT");
        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(run.get("note").stringValue())
                .contains("2035-10-05T09:00:00Z", "ahead of our clock", "time of receipt");
        assertLaterUpdatesApply();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 10, 24 * 60})
    void appliesLaterUpdatesIfTheSourceClockIsAhead(int minutes) {
        SOURCE.date(Instant.now().plus(Duration.ofMinutes(minutes)));

        JsonNode run = sync();

        assertThat(run.get("note").isNull()).isEqualTo(minutes == 4);
        if (minutes > 5) {
            assertOrderCounts(13);
        }
        assertUpdateWins("FL");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'Thu, 01 Jan 1970 00:00:00 GMT', far behind", "'', -", "never, -"})
    void replacesAnInvalidDateByTheTimeOfReceipt(String date, String recorded) {
        SOURCE.date(date);
        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(run.get("note").asString("")).contains(recorded == null ? "" : recorded);
        assertThat(run.get("note").isNull()).isEqualTo(recorded == null);
        assertLaterUpdatesApply();
        SOURCE.put(one().withState("OH").withOrders(20));
        assertThat(sync().get("updated").asInt()).isEqualTo(1);
    }

    @Test
    void acceptsAnOldDateWithANote() {
        sync();
        SOURCE.date(Instant.now().minus(Duration.ofHours(3)));
        SOURCE.put(one().withState("OH"));

        JsonNode run = sync();

        assertThat(run.get("stale").asInt()).isEqualTo(1);
        assertThat(run.get("note").stringValue()).contains("behind our clock");
        assertThat(practice(PRACTICE).get("state").stringValue()).isEqualTo("TX");
    }

    /** Practices may have times in the future that were stored before dates were validated. */
    @Test
    void updatesPracticesWithAStoredFutureTime() {
        sync();
        freeze();
        assertOrderCounts(13);
        freeze();
        assertUpdateWins("FL");
        freeze();
        SourceStub.awaitNextSecond();
        SOURCE.put(one().withState("OH").withOrders(14));

        assertThat(sync().get("updated").asInt()).isEqualTo(1);
        assertThat(practice(PRACTICE).get("state").stringValue()).isEqualTo("OH");
        assertThat(totalOrders()).isEqualTo(14);
        SourceStub.awaitNextSecond();
        assertOrderCounts(15);

        SourceStub.awaitNextSecond();
        SOURCE.put(one().withState("OH").withOrders(15));
        sync();
        freeze();
        sync();
        SourceStub.awaitNextSecond();
        assertOrderCounts(16);
    }

    private void freeze() {
        database.jdbc()
                .sql("update practice_observation set seen_at = '2035-10-05', as_of = '2035-10-05'")
                .update();
        database.jdbc().sql("""
                update practice set user_id_at = '2035-10-05', state_at = '2035-10-05', specialty_at = '2035-10-05',
                    sales_rep_at = '2035-10-05', total_base_at = '2035-10-05', total_as_of = '2035-10-05'""").update();
    }

    private void assertLaterUpdatesApply() {
        SourceStub.awaitNextSecond();
        assertOrderCounts(13);
        assertUpdateWins("FL");
        SourceStub.awaitNextSecond();
        SOURCE.date((String) null);
        SOURCE.put(one().withState("NV").withOrders(15));

        JsonNode run = sync();

        assertThat(run.get("note").isNull()).isTrue();
        assertThat(run.get("updated").asInt()).isEqualTo(1);
        assertThat(practice(PRACTICE).get("state").stringValue()).isEqualTo("NV");
        assertThat(totalOrders()).isEqualTo(15);
    }

    private void assertOrderCounts(long expected) {
        processed(webhooks.send(orderPlaced(USER, "ord_" + ++orders, Instant.now())));
        assertThat(totalOrders()).isEqualTo(expected);
    }

    private void assertUpdateWins(String state) {
        processed(webhooks.send("""
                {"event":"practice.updated","data":{"userId":"%s","state":"%s"}}""".formatted(USER, state)));
        assertThat(practice(PRACTICE).get("state").stringValue()).isEqualTo(state);
    }

    @Test
    void limitsASignedTimeToTheTimeOfReceipt() {
        sync();
        Instant ahead = Instant.now().plusSeconds(240);
        String update = """
                {"event":"practice.updated","data":{"userId":"%s","state":"GA","totalOrders":30}}""".formatted(USER);
        processed(webhooks.sendStandard("msg_1", ahead, update));
        assertThat(totalOrders()).isEqualTo(30);

        assertOrderCounts(31);
        assertUpdateWins("FL");
        SOURCE.put(one().withState("NV").withOrders(31));
        sync();
        assertThat(practice(PRACTICE).get("state").stringValue()).isEqualTo("NV");
    }

    /** A date less than a day ahead is accepted; the order counts as placed at its receipt. */
    @ParameterizedTest
    @ValueSource(ints = {10, 2 * 60, 23 * 60})
    void countsAFutureDatedOrderOnce(int minutes) {
        sync();
        SourceStub.awaitNextSecond();
        processed(webhooks.send(orderPlaced(USER, "ord_1", Instant.now().plus(Duration.ofMinutes(minutes)))));
        assertThat(totalOrders()).isEqualTo(13);
        SourceStub.awaitNextSecond();
        SOURCE.put(one().withState("TX").withOrders(13));

        sync();

        assertThat(totalOrders()).isEqualTo(13);
        sync();
        assertThat(totalOrders()).isEqualTo(13);
    }

    @Test
    void treatsEmptyDatesAsMissing() {
        SOURCE.next(json("""
                {"items": [{"practiceId": "prac_11", "userId": "user_11", "activatedAt": null, "activatedAtIso": "",
                            "totalOrders": 12, "salesRep": "Dana Reyes"},
                           {"practiceId": "prac_12", "userId": "user_12", "activatedAt": 1760000000000,
                            "activatedAtIso": "", "totalOrders": 12, "salesRep": "Dana Reyes"},
                           {"practiceId": "prac_13", "userId": "user_13", "activatedAt": "", "totalOrders": 12,
                            "salesRep": "Dana Reyes"},
                           {"practiceId": "prac_14", "userId": "user_14", "activatedAt": 1760000000, "totalOrders": 12,
                            "salesRep": "Dana Reyes"}]}"""));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(practice("prac_11").get("active").booleanValue()).isFalse();
        assertThat(practice("prac_12").get("activatedAt").stringValue()).isEqualTo("2025-10-09T08:53:20Z");
        assertThat(practice("prac_13").get("active").booleanValue()).isFalse();
        assertThat(practice("prac_14").get("activatedAt").stringValue()).isEqualTo("2025-10-09T08:53:20Z");
    }

    @ParameterizedTest
    @CsvSource({
        "activatedAt, 0, before the year 2000",
        "activatedAt, -1760000000000, before the year 2000",
        "activatedAt, 4102444800, more than a day in the future",
        "activatedAt, 7226582400000, more than a day in the future",
        "activatedAtIso, 2199-01-01T00:00:00Z, more than a day in the future",
        "activatedAtIso, 1999-12-31T23:59:59Z, before the year 2000"
    })
    void quarantinesARowWithAnImpossibleDate(String field, String date, String reason) {
        SOURCE.addRow(Map.of(
                "practiceId",
                "prac_bad",
                "userId",
                "user_bad",
                field,
                field.equals("activatedAt") ? Long.parseLong(date) : date,
                "totalOrders",
                5,
                "salesRep",
                ""));

        assertThat(sync().get("status").stringValue()).isEqualTo("PARTIAL");
        assertThat(database.jdbc()
                        .sql("select reason from quarantine where row_key = 'prac_bad'")
                        .query(String.class)
                        .single())
                .startsWith(field)
                .contains(reason);
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(1);
    }
}
