package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: a delivery with the key of a failed or waiting event replaces it. */
class WebhookCorrectionTest extends AcceptanceHarness {

    static final String IMPOSSIBLE = order("user_1", "2025-13-05");

    String date;
    String corrected;

    @BeforeEach
    void aPractice() {
        processed(webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes")));
        // An order counts if it was placed after the receipt of the practice's total.
        date = Instant.now().toString();
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

    @Test
    void ignoresAnUnsignedWebhookId() {
        for (String order : List.of("ord_1", "ord_2")) {
            assertThat(isDuplicate(hexSigned("msg_1", orderPlaced("user_1", order, Instant.now()))))
                    .as(order)
                    .isFalse();
        }

        awaitOrders(5);
    }

    @Test
    void usesTheSignedWebhookIdWithBothSignatures() {
        Instant now = Instant.now();
        List<Boolean> duplicates = List.of("ord_1", "ord_2").stream()
                .map(order -> {
                    String text = orderPlaced("user_1", order, Instant.now());
                    String hex = webhooks.hex(text.getBytes(StandardCharsets.UTF_8));
                    ApiClient.Response answer =
                            bothSigned("msg_1", now, text, hex, webhooks.standard("msg_1", now, text));
                    processed(answer);
                    return isDuplicate(answer);
                })
                .toList();

        assertThat(duplicates).containsExactly(false, true);
    }

    @Test
    void ignoresTheWebhookIdWithAnInvalidStandardSignature() {
        Instant now = Instant.now();
        processed(webhooks.sendStandard("msg_1", now, orderPlaced("user_1", "ord_1", now)));
        for (String order : List.of("ord_2", "ord_3")) {
            String body = orderPlaced("user_1", order, now);

            assertThat(isDuplicate(bothSigned(
                            "msg_1", now, body, webhooks.hex(body.getBytes(StandardCharsets.UTF_8)), "v1,AAAA")))
                    .as(order)
                    .isFalse();
        }

        awaitOrders(6);
    }

    @Test
    void usesTheSignedWebhookIdWithAnInvalidHexSignature() {
        Instant now = Instant.now();
        String body = orderPlaced("user_1", "ord_1", now);
        String signature = webhooks.standard("msg_1", now, body);

        assertThat(isDuplicate(bothSigned("msg_1", now, body, "00", signature))).isFalse();
        assertThat(isDuplicate(bothSigned("msg_1", now, body, "00", signature))).isTrue();

        bothSigned("msg_2", now, body, "00", signature).expect(401);
        awaitOrders(4);
    }

    @Test
    void distinguishesAnIdFromAnEqualNaturalKey() {
        Instant now = Instant.now();
        processed(webhooks.send(orderPlaced("user_1", "ord_1", now)));

        assertThat(isDuplicate(webhooks.sendStandard("order:ord_1", now, orderPlaced("user_1", "ord_2", now))))
                .isFalse();
        assertThat(isDuplicate(webhooks.send(withId("order:ord_1 ", orderPlaced("user_1", "ord_3", now)))))
                .as("the same id in a body: the same event as the one with that webhook-id")
                .isTrue();
        assertThat(isDuplicate(webhooks.send(withId("order:ord_2", orderPlaced("user_1", "ord_4", now)))))
                .isFalse();
        assertThat(isDuplicate(webhooks.send(orderPlaced("user_1", "order:ord_2", now))))
                .isFalse();

        awaitOrders(7);
    }

    @Test
    void prefersTheBodyIdToAnUnsignedWebhookId() {
        Instant now = Instant.now();
        for (String[] delivery : new String[][] {{"msg_1", "evt_1", "ord_1"}, {"msg_1", "evt_2", "ord_2"}}) {
            assertThat(isDuplicate(
                            hexSigned(delivery[0], withId(delivery[1], orderPlaced("user_1", delivery[2], now)))))
                    .isFalse();
        }
        assertThat(isDuplicate(hexSigned("msg_3", withId("evt_1", orderPlaced("user_1", "ord_1", now)))))
                .isTrue();

        awaitOrders(5);
    }

    private ApiClient.Response bothSigned(String id, Instant at, String body, String hex, String standard) {
        return anonymous.send(webhooks.unsigned(body.getBytes(StandardCharsets.UTF_8))
                .header(WebhookClient.HEX_HEADER, hex)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", standard)
                .build());
    }

    private ApiClient.Response hexSigned(String unsignedId, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return anonymous.send(webhooks.unsigned(body)
                .header(WebhookClient.HEX_HEADER, webhooks.hex(body))
                .header("webhook-id", unsignedId)
                .build());
    }

    private static String withId(String id, String body) {
        return "{\"id\":\"" + id + "\"," + body.substring(1);
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

    private static boolean isDuplicate(ApiClient.Response answer) {
        return answer.expect(200).json().get("duplicate").booleanValue();
    }
}
