package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sections 3 and 4 of the contract: a full sync of 3,000 practices by the cron endpoint; every figure equals that of the source. */
class FullSyncTest extends AcceptanceHarness {

    static final String CRON = "/api/kpi/sync-practices/cron";
    static final int PRACTICES = 3_000;
    static final int ORDERS = 300;

    @Test
    void figuresEqualThoseOfTheSource() throws Exception {
        SOURCE.populate(PRACTICES);
        database.jdbc().sql("analyze").update();

        JsonNode ended = anonymous
                .bearing(CRON_SECRET)
                .post(CRON + "?wait=55")
                .expect(200)
                .json();

        assertThat(ended.get("success").booleanValue()).isTrue();
        assertThat(ended.get("syncedAt").stringValue()).isNotBlank();
        assertThat(ended.get("summary").get("practicesFound").asInt()).isEqualTo(PRACTICES);
        assertThat(ended.get("summary").get("accountsUpdated").asInt()).isEqualTo(PRACTICES);
        assertThat(ended.get("summary").get("newOrders").asInt()).isEqualTo(sourceOrders());
        assertBalanced(
                admin.get("/api/sync/runs/" + ended.get("runId").asLong()).json());
        assertOverview();
        assertGeo();
        assertLeaderboard();
        assertThat(admin.all("/api/practices")).hasSize(PRACTICES);
        assertThat(practicesThePlannerKnowsOf()).isGreaterThanOrEqualTo(PRACTICES / 2);

        assertRepeatedOrdersCountOnce();
        assertSecondCallSkipped(ended);
    }

    private long practicesThePlannerKnowsOf() {
        return database.jdbc()
                .sql("select reltuples from pg_class where oid = 'practice'::regclass")
                .query(Long.class)
                .single();
    }

    private void assertRepeatedOrdersCountOnce() throws Exception {
        long before = totalOrders();
        List<String> deliveries = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String user = SourcePractice.number(1 + i * 7 % PRACTICES).userId();
            String order = orderPlaced(user, "ord_" + i, Instant.now());
            deliveries.add(order);
            deliveries.add(order);
        }
        Collections.shuffle(deliveries, new Random(7));
        long duplicates = ParallelCalls.call(8, deliveries, webhooks::send).stream()
                .filter(answer -> answer.expect(200).json().get("duplicate").booleanValue())
                .count();

        assertThat(duplicates).isEqualTo(ORDERS);
        awaitOrders(before + ORDERS);
        await().atMost(SOON)
                .until(() -> admin.all("/api/webhooks/events").stream()
                        .allMatch(event -> event.get("status").stringValue().equals("APPLIED")));
        assertThat(totalOrders()).isEqualTo(before + ORDERS);
    }

    private void assertSecondCallSkipped(JsonNode first) {
        JsonNode skipped =
                anonymous.get(CRON, "x-cron-secret", CRON_SECRET).expect(200).json();

        assertThat(skipped.get("success").booleanValue()).isTrue();
        assertThat(skipped.get("skipped").booleanValue()).isTrue();
        assertThat(skipped.get("message").stringValue()).isNotBlank();
        assertThat(skipped.get("lastSyncedAt")).isEqualTo(first.get("syncedAt"));
        assertThat(Instant.parse(skipped.get("nextAllowedAt").stringValue()))
                .isBetween(Instant.now().plusSeconds(3_000), Instant.now().plusSeconds(3_600));
        assertThat(admin.all("/api/sync/runs")).hasSize(1);
        assertThat(admin.all("/api/sync/refusals")).hasSize(1);
    }

    static void assertBalanced(JsonNode run) {
        assertThat(run.get("fetched").asLong())
                .isEqualTo(run.get("created").asLong()
                        + run.get("updated").asLong()
                        + run.get("unchanged").asLong()
                        + run.get("stale").asLong()
                        + run.get("quarantined").asLong());
        for (String field : List.of("kind", "status", "trigger", "startedAt", "finishedAt", "instance")) {
            assertThat(run.get(field).isString()).as(field).isTrue();
        }
    }

    private static long sourceOrders() {
        return SOURCE.practices().stream()
                .mapToLong(SourcePractice::totalOrders)
                .sum();
    }

    private void assertOverview() {
        JsonNode overview = overview();
        assertThat(overview.get("totalPractices").asInt()).isEqualTo(PRACTICES);
        assertThat(overview.get("totalOrders").asLong()).isEqualTo(sourceOrders());
        assertThat(overview.get("activePractices").asLong())
                .isEqualTo(SOURCE.practices().stream()
                        .filter(practice -> practice.activatedAt() != null)
                        .count());
        assertThat(overview.get("recentActivations").asLong())
                .isEqualTo(SOURCE.practices().stream()
                        .map(SourcePractice::activatedAt)
                        .filter(at -> at != null
                                && at.isAfter(Instant.now().minusSeconds(30 * 86_400))
                                && at.isBefore(Instant.now()))
                        .count());
        assertThat(overview.get("unmatchedPractices").asInt()).isEqualTo(PRACTICES);
        assertThat(overview.get("lastSyncedAt").isString()).isTrue();
    }

    private void assertGeo() {
        Map<String, String> expected = SOURCE.practices().stream()
                .collect(Collectors.groupingBy(
                        practice -> String.valueOf(practice.state()),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), FullSyncTest::figures)));
        Map<String, String> actual = new TreeMap<>();
        for (JsonNode state : admin.get("/api/kpi/geo").expect(200).json().get("states")) {
            actual.put(
                    state.get("state").stringValue(),
                    "%d %d %d"
                            .formatted(
                                    state.get("practices").asLong(),
                                    state.get("activePractices").asLong(),
                                    state.get("orders").asLong()));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private void assertLeaderboard() {
        Map<String, String> expected = SOURCE.practices().stream()
                .collect(Collectors.groupingBy(
                        practice -> practice.salesRep().isEmpty() ? "Unassigned" : practice.salesRep(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), FullSyncTest::figures)));
        Map<String, String> actual = new TreeMap<>();
        JsonNode reps = admin.get("/api/kpi/leaderboard").expect(200).json().get("reps");
        long ordersBefore = Long.MAX_VALUE;
        for (JsonNode rep : reps) {
            long orders = rep.get("orders").asLong();
            long practices = rep.get("practices").asLong();
            actual.put(
                    rep.get("rep").stringValue(),
                    "%d %d %d".formatted(practices, rep.get("activePractices").asLong(), orders));
            assertThat(rep.get("avgOrdersPerPractice").asDouble())
                    .isCloseTo((double) orders / practices, org.assertj.core.data.Offset.offset(0.06));
            assertThat(orders).isLessThanOrEqualTo(ordersBefore);
            ordersBefore = orders;
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(reps.get(0).get("rank").asInt()).isEqualTo(1);
    }

    private static String figures(List<SourcePractice> practices) {
        return "%d %d %d"
                .formatted(
                        practices.size(),
                        practices.stream()
                                .filter(one -> one.activatedAt() != null)
                                .count(),
                        practices.stream()
                                .mapToLong(SourcePractice::totalOrders)
                                .sum());
    }
}
