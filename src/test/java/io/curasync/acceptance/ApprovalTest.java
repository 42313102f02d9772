package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A full run that saw far too few practices marks nothing, until an admin says that it was right. */
class ApprovalTest extends Acceptance {

    static final int KNOWN = 50;
    static final int LEFT = 10;

    @BeforeEach
    void mostPracticesVanish() {
        SOURCE.populate(KNOWN);
        sync();
        for (int n = LEFT + 1; n <= KNOWN; n++) {
            SOURCE.remove(SourcePractice.number(n).practiceId());
        }
    }

    @Test
    void anApprovalMarksWhatTheRunDidNotSee() {
        JsonNode overview = overview();
        long run = suspicious();

        JsonNode approved = approve(run).expect(200).json();

        assertThat(approved.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(approved.get("missing").asInt()).isEqualTo(KNOWN - LEFT);
        assertThat(approved.get("error").isNull()).isTrue();
        assertThat(admin.get("/api/sync/runs/" + run).expect(200).json()).isEqualTo(approved);
        assertThat(marked()).isEqualTo(KNOWN - LEFT);
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
    void whatWasSeenSinceIsNotMissing() {
        long run = suspicious();
        SourcePractice announced = SourcePractice.number(20);
        settled(webhooks.sendStandard(
                "seen-since",
                Instant.now(),
                Webhooks.practiceSeen(
                        "practice.updated", announced.userId(), announced.practiceId(), 99, "TX", "Rep Number 4")));
        SOURCE.put(SourcePractice.number(30));
        syncOf("incremental");

        assertThat(approve(run).expect(200).json().get("missing").asInt()).isEqualTo(KNOWN - LEFT - 2);
        assertThat(practice(announced.practiceId()).get("missingSince").isNull())
                .isTrue();
        assertThat(practice("prac_00000030").get("missingSince").isNull()).isTrue();
    }

    @Test
    void withRowsInQuarantineTheRunIsPartial() {
        SOURCE.addRow(Map.of("practiceId", "prac_bad", "userId", "user_bad", "totalOrders", -5, "salesRep", ""));
        long run = suspicious();

        assertThat(approve(run).expect(200).json().get("status").stringValue()).isEqualTo("PARTIAL");
    }

    @Test
    void aLaterFullRunSaysWhatIsMissingInstead() {
        long run = suspicious();
        SOURCE.populate(KNOWN);
        long later = sync().get("id").asLong();

        assertThat(approve(run).expect(409).json().get("detail").stringValue())
                .isEqualTo("Run %d is full as well and came later, so it says what is missing, not run %d."
                        .formatted(later, run));
        assertThat(marked()).isZero();
    }

    @Test
    void onlyAnAdminMayApproveAndOnlyARunThatIs() {
        long run = suspicious();

        rep("rep@example.com").post("/api/sync/runs/%d/approve".formatted(run)).expect(403);
        nobody.post("/api/sync/runs/%d/approve".formatted(run)).expect(401);
        approve(run + 1_000).expect(404);

        assertThat(marked()).isZero();
    }

    private long suspicious() {
        JsonNode run = sync();
        assertThat(run.get("status").stringValue()).isEqualTo("SUSPICIOUS");
        return run.get("id").asLong();
    }

    private Api.Answer approve(long run) {
        return admin.post("/api/sync/runs/%d/approve".formatted(run));
    }

    private long marked() {
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
