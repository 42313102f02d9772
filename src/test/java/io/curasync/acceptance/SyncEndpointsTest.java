package io.curasync.acceptance;

import static io.curasync.acceptance.FullSyncTest.CRON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 3 of the contract: the endpoints that start a sync, their authorized callers and their responses. */
class SyncEndpointsTest extends AcceptanceHarness {

    @Test
    void acceptsTheCronSecretHeaderAndGet() {
        SOURCE.populate(10);

        JsonNode ended = anonymous
                .get(CRON + "?wait=55&kind=incremental", "x-cron-secret", CRON_SECRET)
                .expect(200)
                .json();

        JsonNode run =
                admin.get("/api/sync/runs/" + ended.get("runId").asLong()).json();
        assertThat(run.get("kind").stringValue()).isEqualTo("INCREMENTAL");
        assertThat(run.get("trigger").stringValue()).isEqualTo("CRON");
        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(10);
    }

    @Test
    void answers202IfTheRunOutlastsTheWait() {
        SOURCE.populate(10);
        SOURCE.next(StubResponse.slow(1_500));

        ApiClient.Response accepted =
                anonymous.bearing(CRON_SECRET).post(CRON + "?wait=0").expect(202);

        String location = accepted.header("Location");
        assertThat(location).contains("/api/sync/runs/");
        JsonNode running = anonymous.bearing(CRON_SECRET).post(CRON).expect(200).json();
        assertThat(running.get("skipped").booleanValue()).isTrue();
        JsonNode run = ended(Long.parseLong(location.substring(location.lastIndexOf('/') + 1)));
        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void rejectsCronCallsWithoutTheSecret() {
        SOURCE.populate(10);

        assertThat(anonymous.post(CRON).expect(401).header("Content-Type")).startsWith("application/problem+json");
        anonymous.get(CRON).expect(401);
        anonymous.bearing("wrong").post(CRON).expect(401);
        anonymous.bearing("").post(CRON).expect(401);
        anonymous.post(CRON, "x-cron-secret", CRON_SECRET + "x").expect(401);
        anonymous.as(ADMIN, "wrong").post(CRON).expect(401);
        assertThat(SOURCE.calls()).isZero();
        assertThat(admin.all("/api/sync/runs")).isEmpty();
    }

    @Test
    void limitsGuessesOfTheCronSecret() {
        SOURCE.populate(10);
        String[] guesser = {"X-Forwarded-For", "203.0.113.77", "x-cron-secret", "wrong"};

        ApiClient.Response refusal = Stream.generate(() -> anonymous.get(CRON, guesser))
                .limit(2_000)
                .filter(answer -> answer.status() != 401)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no guess was refused"));

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
        anonymous
                .get(CRON + "?wait=55", "X-Forwarded-For", "203.0.113.77", "x-cron-secret", CRON_SECRET)
                .expect(200);
        assertThat(admin.all("/api/sync/runs")).hasSize(1);
    }

    @Test
    void startsAManualSync() {
        SOURCE.populate(10);
        ApiClient rep = rep("rep@example.com", "Rep Number 1");
        anonymous.post("/api/kpi/sync-practices").expect(401);

        ApiClient.Response started = rep.post("/api/kpi/sync-practices").expect(202);
        JsonNode run = ended(started.json().get("id").asLong());

        assertThat(run.get("trigger").stringValue()).isEqualTo("MANUAL");
        assertThat(run.get("status").stringValue()).isEqualTo("SUCCEEDED");
        JsonNode skipped = admin.post("/api/kpi/sync-practices").expect(200).json();
        assertThat(skipped.get("skipped").booleanValue()).isTrue();
        assertThat(skipped.get("nextAllowedAt").isString()).isTrue();
        rep.post("/api/kpi/sync-practices?override=true").expect(403);
        ended(admin.post("/api/kpi/sync-practices?override=true")
                .expect(202)
                .json()
                .get("id")
                .asLong());
        List<JsonNode> runs = admin.all("/api/sync/runs");
        assertThat(runs).hasSize(2);
        runs.forEach(FullSyncTest::assertBalanced);
        assertThat(runs.getFirst().get("unchanged").asInt()).isEqualTo(10);
        assertThat(runs.getFirst().get("created").asInt()).isZero();
        rep.post("/api/sync/runs/1/cancel").expect(403);
    }
}
