package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: a delivery with the key of a failed or waiting event replaces it. */
class WebhookCorrectionTest extends WebhookHarness {

    static final String IMPOSSIBLE = order("user_1", "2025-13-05");

    String date;
    String corrected;

    /** An order counts if it was placed after the receipt of the practice's total. */
    @BeforeEach
    void anOrder() {
        date = now.toString();
        corrected = order("user_1", date);
    }

    private static String order(String userId, String date) {
        String body = """
                {"event":"order.placed","data":{"userId":"%s","orderId":"ord_71","orderAmount":120,"orderDate":"%s"}}""";
        return body.formatted(userId, date);
    }

    @Test
    void replacesAFailedEvent() {
        long failed = failed(IMPOSSIBLE);

        ApiClient.Response answer = webhooks.send(corrected);

        assertThat(isDuplicate(answer)).isFalse();
        JsonNode applied = processed(answer);
        assertThat(applied.get("status").stringValue()).isEqualTo("APPLIED");
        assertThat(applied.get("key")).isEqualTo(event(failed).get("key"));
        assertReplaced(failed, applied);
        assertThat(totalOrders()).isEqualTo(4);
    }

    @Test
    void replacesAWaitingEvent() {
        JsonNode waiting = processed(webhooks.send(order("user_l", date)));
        assertThat(waiting.get("status").stringValue()).isEqualTo("WAITING");

        JsonNode applied = processed(webhooks.send(corrected));

        assertThat(applied.get("status").stringValue()).isEqualTo("APPLIED");
        assertReplaced(waiting.get("id").asLong(), applied);
        processed(webhooks.send(practiceSeen("practice.created", "user_l", "prac_l", 0, "TX", "Dana Reyes")));
        assertThat(totalOrders()).as("the replaced order is not woken").isEqualTo(4);
    }

    @Test
    void replacesAnEventWithTheSameBodyId() {
        String update = """
                {"id":"evt_1","event":"practice.updated","data":{"userId":"user_1","totalOrders":%s}}""";
        long failed = failed(update.formatted("\"9\""));

        JsonNode applied = processed(webhooks.send(update.formatted("9")));

        assertReplaced(failed, applied);
        awaitOrders(9);
    }

    @Test
    void replacesAnEventWithTheSameSignedWebhookId() {
        Instant now = Instant.now();
        long failed = processed(webhooks.sendStandard("msg_1", now, IMPOSSIBLE))
                .get("id")
                .asLong();

        JsonNode applied = processed(webhooks.sendStandard("msg_1", now, corrected));

        assertReplaced(failed, applied);
    }

    @Test
    void replacesAFailedCorrection() {
        long first = failed(IMPOSSIBLE);
        long second = failed(order("user_1", "2025-02-30"));

        JsonNode applied = processed(webhooks.send(corrected));

        assertThat(event(first).get("error").stringValue()).isEqualTo("Replaced by event " + second);
        assertReplaced(second, applied);
        assertThat(totalOrders()).isEqualTo(4);
    }

    @Test
    void treatsARetryOfTheReplacedDeliveryAsDuplicate() {
        long failed = failed(IMPOSSIBLE);
        assertThat(isDuplicate(webhooks.send(IMPOSSIBLE))).as("the same body").isTrue();
        JsonNode waiting = processed(webhooks.send(order("user_2", date)));

        assertThat(isDuplicate(webhooks.send(IMPOSSIBLE))).as("a retry").isTrue();

        assertThat(event(waiting.get("id").asLong()).get("status").stringValue())
                .isEqualTo("WAITING");
        assertThat(event(failed).get("status").stringValue()).isEqualTo("FAILED");
        assertThat(isDuplicate(webhooks.send(corrected))).isFalse();
        awaitOrders(4);
        assertThat(isDuplicate(webhooks.send(IMPOSSIBLE))).isTrue();
        assertThat(isDuplicate(webhooks.send(order("user_1", "2025-11-06"))))
                .as("an applied event is not corrected")
                .isTrue();
        assertThat(totalOrders()).isEqualTo(4);
    }

    @Test
    void rejectsReplayOfAReplacedEvent() {
        long failed = failed(IMPOSSIBLE);
        processed(webhooks.send(corrected));

        assertThat(admin.post("/api/webhooks/events/%d/replay".formatted(failed))
                        .expect(404)
                        .json()
                        .get("detail")
                        .stringValue())
                .contains("replaced");

        assertThat(event(failed).get("status").stringValue()).isEqualTo("FAILED");
    }

    /** Deliveries of one order may be stored in any order; the valid one counts. */
    @Test
    void appliesTheValidOneOfConcurrentDeliveries() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = "ord_r" + round;
            List<String> deliveries = List.of(
                    orderPlaced("user_1", id, Instant.now()).replace("T", "X"),
                    orderPlaced("user_1", id, Instant.now()),
                    orderPlaced("user_1", id, Instant.now()).replace("Z\"", "\""));

            ParallelCalls.call(3, deliveries, webhooks::send).forEach(answer -> answer.expect(200));

            awaitOrders(4 + round);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(database.jdbc()
                                .sql("select status from webhook_event where status in ('RECEIVED', 'WAITING')")
                                .query(String.class)
                                .list())
                        .isEmpty());
        assertThat(totalOrders()).isEqualTo(8);
    }

    private long failed(String body) {
        ApiClient.Response answer = webhooks.send(body);
        assertThat(isDuplicate(answer)).isFalse();
        JsonNode event = processed(answer);
        assertThat(event.get("status").stringValue()).isEqualTo("FAILED");
        return event.get("id").asLong();
    }

    private void assertReplaced(long event, JsonNode by) {
        assertThat(by.get("id").asLong()).isNotEqualTo(event);
        assertThat(event(event).get("status").stringValue()).isEqualTo("FAILED");
        assertThat(event(event).get("error").stringValue())
                .isEqualTo("Replaced by event " + by.get("id").asLong());
    }
}
