package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A row that CuraSync or PostgreSQL rejects is quarantined alone, and the run continues. */
class RejectedRowsTest extends AcceptanceHarness {

    private RejectingTrigger trigger;

    @BeforeEach
    void trigger() {
        trigger = new RejectingTrigger(database.jdbc());
    }

    @AfterEach
    void removeTrigger() {
        trigger.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"54000", "22003", "22021", "23505", "23514", "P0001", "40001"})
    void quarantinesOnlyTheRowThatPostgresqlRejects(String sqlState) {
        SOURCE.populate(60);
        SOURCE.pageSize(25);
        SOURCE.put(new SourcePractice(RejectingTrigger.PRACTICE_ID, "user_bad", "TX", null, null, 3, "Dana Reyes"));
        trigger.create(sqlState);

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("PARTIAL");
        assertThat(run.get("created").asInt()).isEqualTo(60);
        assertThat(run.get("quarantined").asInt()).isEqualTo(1);
        FullSyncTest.assertBalanced(run);
        assertThat(openQuarantine())
                .singleElement()
                .asString()
                .startsWith(RejectingTrigger.PRACTICE_ID)
                .contains("(" + sqlState + ")", "the trap sprang");
        trigger.remove();
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(openQuarantine()).isEmpty();
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(61);
    }

    @Test
    void showsRowsAsReceivedEvenIfTheyAreReadable() {
        SOURCE.populate(3);
        SOURCE.addRow(ApiClient.JSON.readTree("""
                {"practiceId": "prac_contradictory", "userId": "user_00000003", "state": "Texas", "totalOrders": 3,
                 "activatedAtIso": "2025-10-09T08:53:20Z", "tier": "gold", "apiToken": "t0p"}"""));

        sync();

        JsonNode row = admin.all("/api/quarantine?open=true").getFirst();
        assertThat(row.get("reason").stringValue()).contains("is known as that of practice");
        assertThat(row.get("raw").stringValue())
                .contains(
                        "\"state\":\"Texas\"",
                        "\"activatedAtIso\":\"2025-10-09T08:53:20Z\"",
                        "\"tier\":\"gold\"",
                        "\"apiToken\"")
                .doesNotContain("salesRep", "t0p");
    }

    @Test
    void doesNotMarkQuarantinedPracticesAsMissing() {
        SOURCE.populate(3);
        SOURCE.put(new SourcePractice(RejectingTrigger.PRACTICE_ID, "user_bad", "TX", null, null, 3, "Dana Reyes"));
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
        SOURCE.remove(RejectingTrigger.PRACTICE_ID);
        SOURCE.addRow(Map.of("practiceId", RejectingTrigger.PRACTICE_ID, "userId", "user_bad", "totalOrders", "many"));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("PARTIAL");
        assertThat(run.get("missing").asInt()).isZero();
        assertThat(practice(RejectingTrigger.PRACTICE_ID).get("missingSince").isNull())
                .isTrue();
    }

    @Test
    void appliesEveryTextOrQuarantinesTheRowWithAReason() {
        List<String> rows = new ArrayList<>();
        int accepted = 0;
        for (String field : List.of("practiceId", "userId", "curaIntakeId", "specialty", "state", "salesRep")) {
            for (String text : SampleTexts.accepted().values()) {
                rows.add(row(field, text, rows.size()));
                accepted++;
            }
            SampleTexts.refused().values().forEach(text -> rows.add(row(field, text, rows.size())));
        }
        SOURCE.always(StubResponse.json("{\"items\": [%s]}".formatted(String.join(",", rows))));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("PARTIAL");
        assertThat(run.get("created").asInt()).isEqualTo(accepted);
        assertThat(run.get("quarantined").asInt()).isEqualTo(rows.size() - accepted);
        assertThat(openQuarantine())
                .hasSize(rows.size() - accepted)
                .allSatisfy(reason -> assertThat(reason).doesNotContain("PostgreSQL"));
        admin.all("/api/practices");
    }

    private static String row(String field, String text, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("practiceId", "\"prac_%d\"".formatted(number));
        fields.put("userId", "\"user_%d\"".formatted(number));
        fields.put("totalOrders", "1");
        fields.put(field, text);
        return fields.entrySet().stream()
                .map(one -> "\"%s\":%s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void cancelsAStuckRun() {
        SOURCE.put(new SourcePractice(RejectingTrigger.PRACTICE_ID, "user_bad", "TX", null, null, 3, ""));
        trigger.create("53200");
        long id = admin.post("/api/kpi/sync-practices?override=true")
                .expect(202)
                .json()
                .get("id")
                .asLong();
        await().atMost(SOON)
                .until(() ->
                        admin.get("/api/sync/runs/" + id).json().get("error").isString());

        admin.post("/api/sync/runs/%d/cancel".formatted(id)).expect(202);
        database.jdbc()
                .sql("update sync_run set heartbeat_at = heartbeat_at - interval '20 seconds' where id = ?")
                .param(id)
                .update();

        assertThat(ended(id).get("status").stringValue()).isEqualTo("CANCELLED");
        trigger.remove();
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
    }

    private List<String> openQuarantine() {
        return database.jdbc()
                .sql("select row_key || ' ' || reason from quarantine where resolved_at is null")
                .query(String.class)
                .list();
    }
}
