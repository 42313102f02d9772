package io.curasync.acceptance;

import static io.curasync.acceptance.StubResponse.cutBody;
import static io.curasync.acceptance.StubResponse.hang;
import static io.curasync.acceptance.StubResponse.healthy;
import static io.curasync.acceptance.StubResponse.html;
import static io.curasync.acceptance.StubResponse.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 1 of the contract: failures of CuraGenesis end in the right status and leave the figures correct. */
class SourceFailuresTest extends AcceptanceHarness {

    static final int PRACTICES = 50;

    @BeforeEach
    void source() {
        SOURCE.populate(PRACTICES);
        SOURCE.pageSize(10);
    }

    @Test
    void failsOnARejectedTokenWithoutRetry() {
        SOURCE.always(status(401));

        ApiClient.Response failed = anonymous
                .bearing(CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(502);

        assertThat(SOURCE.calls()).isEqualTo(1);
        assertThat(failed.header("Content-Type")).startsWith("application/problem+json");
        long id = failed.json().get("runId").asLong();
        JsonNode run = admin.get("/api/sync/runs/" + id).expect(200).json();
        assertThat(run.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(run.get("error").stringValue()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(overview().get("totalPractices").asInt()).isZero();
        assertThat(overview().get("lastSyncedAt").isNull()).isTrue();

        SOURCE.always(healthy());
        JsonNode next = anonymous
                .bearing(CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(200)
                .json();
        assertThat(next.has("runId"))
                .as("a failed run does not hold up the next: %s", next)
                .isTrue();
    }

    @Test
    void retriesTransientFailures() {
        SOURCE.next(status(500), status(503), healthy(), html(), healthy(), cutBody(), healthy(), hang(4_000));

        assertComplete(sync());
    }

    @Test
    void waitsAsRequestedByStatus429() {
        SOURCE.next(healthy(), status(429, "Retry-After", "2"));
        long begun = System.nanoTime();

        assertComplete(sync());

        assertThat(System.nanoTime() - begun).isGreaterThan(2_000_000_000L);
    }

    @Test
    void keepsAppliedPagesIfTheSourceFails() {
        SOURCE.next(healthy(), healthy());
        SOURCE.always(status(500));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(run.get("error").stringValue()).isNotBlank();
        assertThat(run.get("fetched").asInt()).isEqualTo(20);
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(20);
        assertThat(countMissing()).isZero();
        SOURCE.always(healthy());
        assertComplete(sync());
    }

    @Test
    void startsOverAfterAnExpiredCursor() {
        SOURCE.next(healthy(), healthy(), status(400));

        assertComplete(sync());
        assertThat(SOURCE.calls()).isEqualTo(3 + PRACTICES / 10);
    }

    @Test
    void countsAPracticeOnTwoPagesOnce() {
        SOURCE.overlap(3);

        assertComplete(sync());
    }

    @Test
    void quarantinesInvalidRowsAndAppliesTheRest() {
        SOURCE.addRow(Map.of("practiceId", "prac_bad", "userId", "user_bad", "totalOrders", -5, "salesRep", ""));
        SOURCE.addRow("a word");
        SOURCE.addRow(Map.of("practiceId", 7, "userId", "user_7", "totalOrders", 1, "salesRep", ""));
        SOURCE.addRow(Map.of("practiceId", "prac_\u0000", "userId", "user_8", "totalOrders", 1, "salesRep", ""));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("PARTIAL");
        assertThat(run.get("quarantined").asInt()).isEqualTo(4);
        assertThat(run.get("fetched").asInt()).isEqualTo(PRACTICES + 4);
        assertFigures();

        SOURCE.clearRows();
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void marksARunWithFarFewerPracticesAsSuspicious() {
        assertComplete(sync());
        for (int n = 11; n <= PRACTICES; n++) {
            SOURCE.remove(SourcePractice.number(n).practiceId());
        }

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("SUSPICIOUS");
        assertThat(run.get("missing").asInt()).isZero();
        assertThat(countMissing()).isZero();
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(PRACTICES);
    }

    @Test
    void marksARunWithAnUnusualDropAsSuspicious() {
        assertComplete(sync());
        for (int n = 1; n <= 6; n++) {
            SOURCE.remove(SourcePractice.number(n).practiceId());
        }

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("SUSPICIOUS");
        assertThat(run.get("error").stringValue())
                .isEqualTo(
                        "It saw 44 of the 50 practices that are known, so nothing was marked missing. That is 12.0 % fewer;"
                                + " the limit is 5.0 %, as the largest drop of 1 earlier full sync was 0.0 %");
        assertThat(countMissing()).isZero();
    }

    @Test
    void marksAnEmptyRunAsSuspicious() {
        assertComplete(sync());
        SOURCE.reset();

        assertThat(sync().get("status").stringValue()).isEqualTo("SUSPICIOUS");
        assertThat(countMissing()).isZero();
    }

    @Test
    void marksAMissingPracticeUntilItReturns() {
        assertComplete(sync());
        SourcePractice missingPractice = SOURCE.remove("prac_00000007");

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(run.get("missing").asInt()).isEqualTo(1);
        assertThat(countMissing()).isEqualTo(1);
        assertThat(practice(missingPractice.practiceId()).get("missingSince").isString())
                .isTrue();
        assertThat(syncOf("incremental").get("missing").asInt()).isZero();
        assertThat(countMissing()).isEqualTo(1);

        SOURCE.put(missingPractice);
        sync();

        assertThat(countMissing()).isZero();
        assertFigures();
    }

    @Test
    void cancelsARun() {
        SOURCE.always(StubResponse.slow(400));
        long id = admin.post("/api/kpi/sync-practices")
                .expect(202)
                .json()
                .get("id")
                .asLong();

        admin.post("/api/sync/runs/%d/cancel".formatted(id)).expect(202);

        assertThat(ended(id).get("status").stringValue()).isEqualTo("CANCELLED");
        admin.post("/api/sync/runs/%d/cancel".formatted(id)).expect(409);
    }

    private void assertComplete(JsonNode run) {
        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertFigures();
    }

    private void assertFigures() {
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(PRACTICES);
        assertThat(totalOrders())
                .isEqualTo(SOURCE.practices().stream()
                        .mapToLong(SourcePractice::totalOrders)
                        .sum());
    }

    private long countMissing() {
        return admin.all("/api/practices").stream()
                .filter(practice -> practice.get("missingSince").isString())
                .count();
    }
}
