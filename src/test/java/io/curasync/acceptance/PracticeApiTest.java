package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the responses about practices, key figures, handovers and targets with the API description. */
class PracticeApiTest extends ApiDescriptionHarness {

    @Test
    void matchesResponses() {
        sync();
        readings();
        changes();
        assignments();
        targets();
        orders();
        assertCallsEveryOperation(PRACTICE_TAGS);
    }

    private void readings() {
        for (String id : List.of("overview", "geo", "leaderboard", "practices")) {
            call(id, rep, "", "");
        }
    }

    private void changes() {
        call("practice", rep, "prac_00000001", "");
        call("addNote", rep, "prac_00000001", "", JSON, "{\"text\": \"Wants samples\"}");
        call("setNextStep", rep, "prac_00000001", "", JSON, "{\"text\": \"Call\", \"dueOn\": \"2026-12-08\"}");
        call("removeNextStep", rep, "prac_00000001", "?done=false");
        call("timeline", rep, "prac_00000001", "?limit=2");
        call("changePractice", rep, "prac_00000001", "", JSON, """
                {"name": "Lakeside", "phone": "(512) 555-0142", "address": {"city": "Austin", "state": "TX"},
                 "contacts": [{"name": "Ana Lee", "role": "Office manager", "email": "ana@lakeside.example"}]}""");
        assertThat(call("changePractice", rep, "prac_00000001", "", JSON, "{\"state\": \"TX\"}")
                        .status())
                .isEqualTo(400);
    }

    private void assignments() {
        call("assignPractices", admin, "", "", JSON, """
                {"practiceIds": ["prac_00000002"], "rep": "dana@example.com", "since": "2026-01-31"}""");
        call("assignPractices", admin, "", "", JSON, """
                {"practiceIds": ["prac_00000002"], "rep": null}""");
        assertThat(call("assignPractices", admin, "", "", JSON, """
                        {"practiceIds": ["prac_unknown"], "rep": null}""").status()).isEqualTo(400);
    }

    private void targets() {
        assertThat(call("changeTargets", admin, "", "", JSON, """
                        {"items": [{"rep": "dana@example.com", "month": "2026-11", "measure": "ORDERS", "target": 60}]}""")
                        .json()
                        .get("created")
                        .asInt())
                .isEqualTo(1);
        assertThat(call("targets", admin, "", "?month=2026-11").json().get("items"))
                .hasSize(1);
        call("targets", admin, "", "");
        assertThat(call("targets", admin, "", "?month=soon").status()).isEqualTo(400);
    }

    private void orders() {
        processed(webhooks.send(WebhookClient.orderPlaced("user_00000001", "ord_1", Instant.now())));
        assertThat(call("orders", rep, "", "?q=ord_1&limit=1").json().get("items"))
                .hasSize(1);
    }
}
