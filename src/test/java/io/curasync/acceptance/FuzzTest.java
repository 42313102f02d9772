package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Random input through all channels at once is applied or rejected with a reason, and delays no other practice. */
class FuzzTest extends AcceptanceHarness {

    static final int ROUNDS = Nightly.repetitions(3, 40);
    static final int EVENTS = 60;
    static final int CALLS = 40;

    @Autowired
    RollupVerifier check;

    @Test
    void randomInputDelaysNoOtherPractice() {
        long seed = Long.getLong("curasync.fuzz-seed", System.nanoTime());
        System.out.println("Random input: -Dcurasync.fuzz-seed=" + seed);
        RandomGenerator random = random(seed);
        RandomEvents events = new RandomEvents(random);
        RandomImportFiles books = new RandomImportFiles(random);
        RandomCalls calls = new RandomCalls(random, admin);
        SOURCE.always(new RandomPages(random(seed)));
        processed(webhooks.send(practiceSeen("practice.created", "control", "prac_control", 0, "TX", "Dana Reyes")));
        Duration longest = Duration.ZERO;

        for (int round = 1; round <= ROUNDS; round++) {
            SOURCE.date((String) null);
            if (random.nextInt(3) == 0) {
                SOURCE.date(Instant.ofEpochSecond(random.nextInt()));
            }
            long run = admin.post("/api/kpi/sync-practices?override=true&kind=full")
                    .expect(202)
                    .json()
                    .get("id")
                    .longValue();
            for (int i = 0; i < EVENTS; i++) {
                webhooks.send(events.next()).expect(200);
            }
            importFile(books.next());
            for (int i = 0; i < CALLS; i++) {
                ApiClient.Response answer = calls.next();
                assertThat(answer.status()).as("%s", answer).isLessThan(500);
            }
            Duration applied = timeOfOrder(round);
            longest = applied.compareTo(longest) > 0 ? applied : longest;
            assertIdleAndConsistent(run);
        }
        System.out.println("Longest time until an order of another practice counted: " + longest);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private void importFile(byte[] book) {
        ImportClient uploads = new ImportClient(admin);
        ApiClient.Response answer = uploads.upload(book);
        assertThat(answer.status()).as("%s", answer).isIn(201, 400, 413);
        if (answer.status() == 201) {
            JsonNode checked = uploads.checked(answer);
            assertThat(checked.get("status").stringValue()).isEqualTo("READY");
            if (checked.get("faults").asInt() < checked.get("rows").asInt()) {
                assertThat(uploads.confirmed(checked.get("id").asLong())
                                .get("status")
                                .stringValue())
                        .isEqualTo("DONE");
            }
        }
    }

    /** Measures the time until an order of an unrelated practice counts. */
    private Duration timeOfOrder(int round) {
        long begun = System.nanoTime();
        webhooks.send(orderPlaced("control", "control_" + round, Instant.now())).expect(200);
        await().atMost(SOON)
                .until(() -> practice("prac_control").get("totalOrders").asInt() == round);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Asserts that the queue is empty, that no run hangs, and that figures match practices and orders. */
    private void assertIdleAndConsistent(long run) {
        ended(run);
        await().atMost(SOON).until(() -> count("webhook_event where status = 'RECEIVED'") == 0);
        assertThat(count("sync_run where status = 'RUNNING'")).isZero();
        assertThat(count("webhook_event where error like '%PostgreSQL%' or error like '%the log%'")
                        + count("quarantine where reason like '%PostgreSQL%'"))
                .as("faults that validation should have found")
                .isZero();
        assertThat(check.differences()).isEmpty();
        admin.get("/api/kpi/geo").expect(200);
        admin.get("/api/kpi/leaderboard").expect(200);
        admin.all("/api/practices");
    }

    private long count(String rows) {
        return database.jdbc()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}
