package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A practice whose row was there but could not be read is never marked as missing. Admins see the row. */
class UnreadableRowsTest extends AcceptanceHarness {

    private static final String DAMAGED = "prac_00000003";

    @BeforeEach
    void knownPractices() {
        SOURCE.populate(10);
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"practiceId\": \"prac_00000003\", \"totalOrders\": 3}",
                "{\"practiceId\": \" PRAC_00000003\u00A0\", \"totalOrders\": 3}",
                "{\"practiceId\": \"prac_\\u000000000003\", \"totalOrders\": 3}",
                "{\"userId\": \"user_00000003\", \"totalOrders\": 3}",
                "{\"userId\": \" User_00000003\", \"practiceId\": 3, \"totalOrders\": 3}",
                "{\"userId\": \"user_00000003\", \"practiceId\": \"PRAC_00000003\", \"totalOrders\": 3}",
                "{\"userId\": [\"user_00000003\"], \"practiceId\": null, \"totalOrders\": 3}",
                "\"prac_00000003\"",
                "null"
            })
    void doesNotMarkThePracticeOfAnUnreadableRow(String row) {
        SOURCE.remove(DAMAGED);
        SOURCE.addRow(ApiClient.JSON.readTree(row));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("PARTIAL");
        assertThat(run.get("quarantined").asInt()).isEqualTo(1);
        assertThat(run.get("missing").asInt()).isZero();
        assertThat(sync().get("missing").asInt()).as("in the next run").isZero();
        assertThat(practice(DAMAGED).get("missingSince").isNull()).isTrue();
    }

    @Test
    void marksAPracticeThatWasSeenTogetherWithARowWithoutId() {
        SOURCE.addRow("a word");
        sync();
        SOURCE.remove(DAMAGED);

        assertThat(sync().get("missing").asInt()).isEqualTo(1);
        assertThat(practice(DAMAGED).get("missingSince").isString()).isTrue();
    }

    @Test
    void approvalDoesNotMarkAPracticeThatALaterRunQuarantined() {
        for (int n = 4; n <= 10; n++) {
            SOURCE.remove(SourcePractice.number(n).practiceId());
        }
        JsonNode suspicious = sync();
        assertThat(suspicious.get("status").stringValue()).isEqualTo("SUSPICIOUS");
        SOURCE.addRow(ApiClient.JSON.readTree("{\"practiceId\": \"prac_00000010\", \"totalOrders\": -1}"));
        syncOf("incremental");

        admin.post("/api/sync/runs/%d/approve".formatted(suspicious.get("id").asLong()))
                .expect(200);

        assertThat(practice("prac_00000010").get("missingSince").isNull()).isTrue();
        assertThat(practice("prac_00000009").get("missingSince").isString()).isTrue();
    }

    @Test
    void listsQuarantinedRowsUntilTheyAreResolved() {
        SOURCE.addRow(ApiClient.JSON.readTree("""
                {"practiceId": "prac_bad", "userId": "=1+1", "totalOrders": "many", "apiToken": "t0p"}"""));
        SOURCE.addRow("a word");
        long run = sync().get("id").asLong();

        List<JsonNode> open = quarantine("?open=true&limit=1");
        assertThat(open)
                .extracting(row -> row.get("practiceId").asString(""))
                .containsExactlyInAnyOrder("prac_bad", "");
        JsonNode bad = open.stream()
                .filter(row -> row.get("practiceId").isString())
                .findFirst()
                .orElseThrow();
        assertThat(bad.get("reason").stringValue()).isEqualTo("totalOrders is not a whole number");
        assertThat(bad.get("runId").asLong()).isEqualTo(run);
        assertThat(bad.get("raw").stringValue()).contains("many").doesNotContain("t0p");
        assertThat(bad.get("resolvedAt").isNull()).isTrue();
        assertThat(admin.get("/api/quarantine.csv?open=true").expect(200).body())
                .startsWith("\uFEFFid,practiceId,userId,reason,")
                .contains("prac_bad", "'=1+1", "many")
                .doesNotContain("t0p");

        sync();
        assertThat(Instant.parse(find(bad).get("lastSeen").stringValue()))
                .isAfter(Instant.parse(bad.get("lastSeen").stringValue()));
        assertThat(find(bad).get("firstSeen")).isEqualTo(bad.get("firstSeen"));
        SOURCE.clearRows();
        sync();
        assertThat(quarantine("?open=true")).isEmpty();
        assertThat(quarantine("?open=false")).hasSize(2);
        assertThat(find(bad).get("resolvedAt").isString()).isTrue();
    }

    private JsonNode find(JsonNode row) {
        return quarantine("").stream()
                .filter(one -> one.get("id").equals(row.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> quarantine(String query) {
        return admin.all("/api/quarantine" + query);
    }
}
