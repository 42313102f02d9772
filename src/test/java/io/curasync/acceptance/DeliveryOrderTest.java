package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events produce the same figures in any order, with any repetition and over any number of connections. */
class DeliveryOrderTest extends AcceptanceHarness {

    static final int PRACTICES = 60;
    static final int CONNECTIONS = 16;
    static final Duration SETTLED = Duration.ofSeconds(60);

    @Test
    void appliesEventsOnceInAnyOrderAndConcurrently() throws Exception {
        long seed = Long.getLong("curasync.order-seed", System.nanoTime());
        System.out.println("Deliveries are of -Dcurasync.order-seed=" + seed);
        Random random = new Random(seed);
        List<SignedEvents.SignedEvent> events = new SignedEvents(random, Instant.now()).of(PRACTICES);

        for (SignedEvents.SignedEvent event : events) {
            assertThat(isDuplicate(event)).isFalse();
        }
        List<JsonNode> inOrder = processedEvents();

        begin();
        List<SignedEvents.SignedEvent> shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        shuffled.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(shuffled, random);
        List<Boolean> duplicates = ParallelCalls.call(CONNECTIONS, shuffled, this::isDuplicate);
        assertThat(Collections.frequency(duplicates, false)).isEqualTo(events.size());

        assertThat(processedEvents()).isEqualTo(inOrder);
        assertThat(inboxSize()).isEqualTo(events.size());
        assertThat(inOrder.getFirst().get("totalPractices").asInt()).isEqualTo(PRACTICES);
        assertThat(inOrder.getFirst().get("totalOrders").asLong()).isPositive();
    }

    private boolean isDuplicate(SignedEvents.SignedEvent event) {
        return webhooks.sendStandard(event.id(), event.at(), event.body())
                .expect(200)
                .json()
                .get("duplicate")
                .booleanValue();
    }

    private List<JsonNode> processedEvents() {
        await().atMost(SETTLED)
                .until(() -> database.jdbc()
                                .sql("select count(*) from webhook_event where status <> 'APPLIED'")
                                .query(Long.class)
                                .single()
                        == 0);
        List<JsonNode> practices = admin.all("/api/practices").stream()
                .sorted(Comparator.comparing(
                        practice -> practice.get("practiceId").stringValue()))
                .toList();
        List<JsonNode> answers = new ArrayList<>();
        answers.add(((ObjectNode) overview()).without("asOf"));
        answers.add(admin.get("/api/kpi/geo").expect(200).json());
        answers.add(admin.get("/api/kpi/leaderboard").expect(200).json());
        answers.addAll(practices);
        return answers;
    }
}
