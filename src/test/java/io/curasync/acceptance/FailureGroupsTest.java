package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.testing.Nightly;
import io.curasync.webhook.ingest.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Section 4 of the contract: failure groups, their dry run and their replay. */
class FailureGroupsTest extends AcceptanceHarness {

    private static final int PRACTICES = 60;
    private static final int ORDERS = 1_200;
    private static final int CONNECTIONS = Nightly.repetitions(2, 16);
    private static final int LIVE_PER_SECOND = Nightly.repetitions(100, 500);
    private static final int LIVE_ORDERS = Nightly.repetitions(200, 10_000);
    private static final Duration SETTLED = Duration.ofSeconds(Nightly.repetitions(60, 300));

    private static final String LATE_ORDER = """
            {"event":"order.placed","data":{"userId":"%s","orderId":"late_%d","orderAmount":20.5,"orderDate":"%s"}}""";
    private static final String BAD_TOTAL = """
            {"event":"practice.updated","data":{"userId":"%s","totalOrders":-%d}}""";
    private static final String WRONG_ID = """
            {"event":"practice.updated","data":{"userId":"%s","practiceId":"other_%d"}}""";

    @Autowired
    RollupVerifier rollupVerifier;

    @BeforeEach
    void twoThousandFailedEvents() {
        SOURCE.populate(PRACTICES);
        sync();
        Instant now = Instant.now();
        insert(
                ORDERS,
                "order.placed",
                n -> LATE_ORDER.formatted(user(n), n, now),
                n -> "orderDate is more than a day in the future: " + now.plusSeconds(100_000_000L + n));
        insert(500, "practice.updated", n -> BAD_TOTAL.formatted(user(n), n + 1), n -> "totalOrders is below zero");
        insert(
                300,
                "practice.updated",
                n -> WRONG_ID.formatted(user(n), n),
                n -> "userId %s is known as that of practice prac_%d, not of other_%d".formatted(user(n), n, n));
    }

    @Test
    void groupsFailedEventsByReason() {
        JsonNode groups = groups();

        assertThat(groups.valueStream().map(group -> group.get("count").asInt()))
                .containsExactly(300, 500, ORDERS);
        JsonNode late = groups.get(2);
        assertThat(late.get("reason").stringValue()).isEqualTo("orderDate is more than a day in the future: …");
        assertThat(late.get("event").stringValue()).isEqualTo("order.placed");
        assertThat(late.get("practices").asInt()).isEqualTo(PRACTICES);
        assertThat(late.get("firstSeen").stringValue())
                .isLessThan(late.get("lastSeen").stringValue());
        JsonNode sample = admin.get(
                        "/api/webhooks/events/" + late.get("sampleEventId").asString())
                .expect(200)
                .json();
        assertThat(sample.at("/payload/data/orderId").stringValue()).startsWith("late_");
        assertThat(sample.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(sample.get("failedAttempts").isArray()).isTrue();

        JsonNode first = admin.get("/api/webhooks/failures?limit=1").expect(200).json();
        assertThat(first.get("items")).hasSize(1);
        assertThat(admin.get("/api/webhooks/failures?limit=2&cursor="
                                + first.get("nextCursor").stringValue())
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void filtersEvents() {
        String user = user(1);
        assertThat(found("reason=BELOW%20zero")).isEqualTo(500);
        assertThat(found("reason=" + groups().get(0).get("fingerprint").stringValue()))
                .isEqualTo(300);
        assertThat(found("event=order.placed")).isEqualTo(500);
        assertThat(found("event=order.placed&practiceId=" + user)).isEqualTo(ORDERS / PRACTICES);
        assertThat(found("since=" + Instant.now().plusSeconds(60))).isZero();
        assertThat(found("until=" + Instant.now().minusSeconds(3_600))).isZero();
        assertThat(found("event=practice.updated&status=failed&since="
                        + Instant.now().minusSeconds(3_600) + "&until="
                        + Instant.now().plusSeconds(60)))
                .isEqualTo(500);
        admin.get("/api/webhooks/events?since=yesterday").expect(400);
        admin.get("/api/webhooks/events?until=%2B99999-01-01T00:00:00Z").expect(400);
    }

    @Test
    void predictsTheReplayOfAGroupAndOfAnEvent() {
        JsonNode groups = groups();
        long before = totalOrders();

        JsonNode late = dryRun(groups.get(2));
        assertThat(late.get("tried").asInt()).isEqualTo(ORDERS);
        assertThat(late.get("practices").asInt()).isEqualTo(PRACTICES);
        assertThat(late.get("orders").asInt()).isEqualTo(ORDERS);
        assertThat(late.get("failed").asInt()).isZero();
        JsonNode bad = dryRun(groups.get(1));
        assertThat(bad.get("failed").asInt()).isEqualTo(500);
        assertThat(bad.at("/reasons/0/reason").stringValue()).isEqualTo("totalOrders is below zero");
        assertThat(dryRun(groups.get(0)).get("failed").asInt()).isEqualTo(300);

        JsonNode event = admin.post("/api/webhooks/events/"
                        + groups.get(2).get("sampleEventId").asString() + "/replay?dryRun=true")
                .expect(200)
                .json();
        assertThat(event.at("/orders/0/orderId").stringValue()).startsWith("late_");
        assertThat(event.at("/practices/0/changes/totalOrders")).hasSize(2);
        assertThat(totalOrders()).isEqualTo(before);
        assertThat(groups()).isEqualTo(groups);
        admin.post("/api/webhooks/failures/0123456789abcdef/replay").expect(404);
        admin.post("/api/webhooks/events/999999999/replay?dryRun=true").expect(404);
    }

    @Test
    void losesAndDoublesNothingWhileWebhooksArrive() throws Exception {
        long before = totalOrders();
        JsonNode groups = groups();
        Set<String> live;
        try (OrderSenders senders = new OrderSenders(webhooks, CONNECTIONS, PRACTICES, LIVE_PER_SECOND)) {
            await().until(() -> senders.acknowledgedSoFar() > 10);
            for (JsonNode group : groups) {
                assertThat(replay(group).get("events").asInt())
                        .isEqualTo(group.get("count").asInt());
            }
            // The same group again, as by a second admin.
            replay(groups.get(2));
            await().atMost(SETTLED).until(() -> senders.acknowledgedSoFar() >= LIVE_ORDERS && failed() == 800);
            System.out.printf("Replayed 2,000 failed events while %.0f webhooks/s arrived%n", senders.perSecond());
            live = senders.finish();
            assertThat(senders.refusals()).isEmpty();
        }

        await().atMost(SETTLED).until(() -> count("webhook_event where status not in ('APPLIED', 'FAILED')") == 0);
        await().atMost(SETTLED).until(() -> failed() == 800);
        assertThat(totalOrders()).isEqualTo(before + ORDERS + live.size());
        assertThat(count("practice_order where order_id like 'late_%'")).isEqualTo(ORDERS);
        assertThat(count("practice_order where order_id like 'ord_%'")).isEqualTo(live.size());
        assertThat(count("webhook_event")).isEqualTo(2_000 + live.size());
        assertThat(rollupVerifier.differences()).isEmpty();
        assertThat(count("audit_entry where action = 'webhook.replay' and subject like '%with the same failure'"))
                .isGreaterThanOrEqualTo(3);
        assertThat(groups()).hasSize(2);
    }

    private JsonNode groups() {
        return admin.get("/api/webhooks/failures").expect(200).json().get("items");
    }

    private JsonNode dryRun(JsonNode group) {
        return admin.post(path(group) + "?dryRun=true").expect(200).json();
    }

    private JsonNode replay(JsonNode group) {
        return admin.post(path(group)).expect(202).json();
    }

    private static String path(JsonNode group) {
        return "/api/webhooks/failures/" + group.get("fingerprint").stringValue() + "/replay";
    }

    private int found(String filter) {
        return admin.get("/api/webhooks/events?limit=500&" + filter)
                .expect(200)
                .json()
                .get("items")
                .size();
    }

    private static String user(int n) {
        return SourcePractice.number(1 + n % PRACTICES).userId();
    }

    private void insert(int count, String event, IntFunction<String> body, IntFunction<String> error) {
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        database.jdbc()
                .sql("""
                        insert into webhook_event (id, event, user_id, body, partition, status, attempts, received_at, processed_at, error)
                        select nextval('webhook_event_id'), ?, user_id, body, partition, 'FAILED', 1, clock_timestamp(),
                            clock_timestamp(), error
                        from unnest(?::text[], ?::text[], ?::int[], ?::text[]) as failed(user_id, body, partition, error)""")
                .param(event)
                .param(numbers.stream().map(FailureGroupsTest::user).toArray(String[]::new))
                .param(numbers.stream().map(body::apply).toArray(String[]::new))
                .param(numbers.stream()
                        .map(n -> Math.floorMod(user(n).hashCode(), Partition.COUNT))
                        .toArray(Integer[]::new))
                .param(numbers.stream().map(error::apply).toArray(String[]::new))
                .update();
    }

    private long failed() {
        return count("webhook_event where status = 'FAILED'");
    }

    private long count(String what) {
        return database.jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
