package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A full run that found implausibly few practices marks none as missing until an admin approves it. */
class RunApprovalTest extends AcceptanceHarness {

    static final int KNOWN = 50;
    static final int LEFT = 10;

    @BeforeEach
    void removeMostPractices() {
        SOURCE.populate(KNOWN);
        sync();
        for (int n = LEFT + 1; n <= KNOWN; n++) {
            SOURCE.remove(SourcePractice.number(n).practiceId());
        }
    }

    @Test
    void approvalMarksUnseenPracticesAsMissing() {
        JsonNode overview = overview();
        long run = suspiciousRun();

        JsonNode approved = approve(run).expect(200).json();

        assertThat(approved.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(approved.get("missing").asInt()).isEqualTo(KNOWN - LEFT);
        assertThat(approved.get("error").isNull()).isTrue();
        assertThat(admin.get("/api/sync/runs/" + run).expect(200).json()).isEqualTo(approved);
        assertThat(countMissing()).isEqualTo(KNOWN - LEFT);
        assertThat(overview().get("totalPractices")).isEqualTo(overview.get("totalPractices"));
        assertThat(overview().get("totalOrders")).isEqualTo(overview.get("totalOrders"));
        assertThat(overview().get("lastSyncedAt")).isEqualTo(approved.get("finishedAt"));
        assertThat(audited("run " + run)).startsWith(ADMIN + ": 40 practices marked missing. It saw 10 of the 50");

        assertThat(approve(run).expect(409).json().get("detail").stringValue())
                .isEqualTo("Run %d is succeeded, and only a suspicious run can be approved.".formatted(run));
        assertThat(sync().get("status").stringValue())
                .as("what is marked is no longer expected")
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void approvalSkipsPracticesSeenSinceTheRun() {
        long run = suspiciousRun();
        Instant began = Instant.parse(
                admin.get("/api/sync/runs/" + run).json().get("startedAt").stringValue());
        sendWebhook(20, began);
        sendWebhook(21, began.minusSeconds(60));
        SOURCE.put(SourcePractice.number(30));
        syncOf("incremental");

        assertThat(approve(run).expect(200).json().get("missing").asInt()).isEqualTo(KNOWN - LEFT - 2);
        assertThat(practice("prac_00000020").get("missingSince").isNull()).isTrue();
        assertThat(practice("prac_00000021").get("missingSince").isString())
                .as("what was written before the run is no sighting, however late it arrives")
                .isTrue();
        assertThat(practice("prac_00000030").get("missingSince").isNull()).isTrue();
    }

    @Test
    void approvalOfRunWithQuarantinedRowsIsPartial() {
        SOURCE.addRow(Map.of("practiceId", "prac_bad", "userId", "user_bad", "totalOrders", -5, "salesRep", ""));
        long run = suspiciousRun();

        assertThat(approve(run).expect(200).json().get("status").stringValue()).isEqualTo("PARTIAL");
    }

    @Test
    void rejectsApprovalAfterALaterFullRun() {
        long run = suspiciousRun();
        SOURCE.populate(KNOWN);
        long later = sync().get("id").asLong();

        assertThat(approve(run).expect(409).json().get("detail").stringValue())
                .isEqualTo("Run %d is a later full run, so it decides which practices are missing, not run %d."
                        .formatted(later, run));
        assertThat(countMissing()).isZero();
    }

    @Test
    void allowsApprovalOnlyByAdminsAndOnlyOfExistingRuns() {
        long run = suspiciousRun();

        rep("rep@example.com").post("/api/sync/runs/%d/approve".formatted(run)).expect(403);
        anonymous.post("/api/sync/runs/%d/approve".formatted(run)).expect(401);
        approve(run + 1_000).expect(404);

        assertThat(countMissing()).isZero();
    }

    /** Sends a webhook that is signed with an earlier time, in whole seconds. */
    private void sendWebhook(int number, Instant written) {
        SourcePractice practice = SourcePractice.number(number);
        processed(webhooks.sendStandard(
                "msg_" + number,
                written,
                WebhookClient.practiceSeen(
                        "practice.updated", practice.userId(), practice.practiceId(), 99, "TX", "Rep Number 4")));
    }

    private long suspiciousRun() {
        JsonNode run = sync();
        assertThat(run.get("status").stringValue()).isEqualTo("SUSPICIOUS");
        return run.get("id").asLong();
    }

    private ApiClient.Response approve(long run) {
        return admin.post("/api/sync/runs/%d/approve".formatted(run));
    }

    private long countMissing() {
        return admin.all("/api/practices").stream()
                .filter(practice -> practice.get("missingSince").isString())
                .count();
    }

    private String audited(String subject) {
        return database.jdbc()
                .sql("select actor || ': ' || detail from audit_entry where action = 'sync.approve' and subject = ?"
                        + " order by id desc limit 1")
                .param(subject)
                .query(String.class)
                .single();
    }
}
