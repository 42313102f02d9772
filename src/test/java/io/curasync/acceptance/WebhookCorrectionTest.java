package io.curasync.acceptance;

import static io.curasync.acceptance.Webhooks.orderPlaced;
import static io.curasync.acceptance.Webhooks.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: a delivery with the key of a failed or waiting event replaces it. */
class WebhookCorrectionTest extends Acceptance {

    static final String IMPOSSIBLE = order("user_1", "2025-13-05");

    String date;
    String corrected;

    @BeforeEach
    void aPractice() {
        settled(webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes")));
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
    void aCorrectionReplacesAFailedEvent() {
        long failed = failed(IMPOSSIBLE);

        Api.Answer answer = webhooks.send(corrected);

        assertThat(isDuplicate(answer)).isFalse();
        JsonNode applied = settled(answer);
        assertThat(applied.get("status").stringValue()).isEqualTo("APPLIED");
        assertThat(applied.get("key")).isEqualTo(event(failed).get("key"));
        assertReplaced(failed, applied);
        assertThat(totalOrders()).isEqualTo(4);
    }

    @Test
    void aCorrectionReplacesAWaitingEvent() {
        JsonNode waiting = settled(webhooks.send(order("user_l", date)));
        assertThat(waiting.get("status").stringValue()).isEqualTo("WAITING");

        JsonNode applied = settled(webhooks.send(corrected));

        assertThat(applied.get("status").stringValue()).isEqualTo("APPLIED");
        assertReplaced(waiting.get("id").asLong(), applied);
        settled(webhooks.send(practiceSeen("practice.created", "user_l", "prac_l", 0, "TX", "Dana Reyes")));
        assertThat(totalOrders()).as("the replaced order is not woken").isEqualTo(4);
    }

    @Test
    void anIdInTheBodyIsCorrectedToo() {
        String update = """
                {"id":"evt_1","event":"practice.updated","data":{"userId":"user_1","totalOrders":%s}}""";
        long failed = failed(update.formatted("\"9\""));

        JsonNode applied = settled(webhooks.send(update.formatted("9")));

        assertReplaced(failed, applied);
        awaitOrders(9);
    }

    @Test
    void aSignedWebhookIdIsCorrectedToo() {
        Instant now = Instant.now();
        long failed = settled(webhooks.sendStandard("msg_1", now, IMPOSSIBLE))
                .get("id")
                .asLong();

        JsonNode applied = settled(webhooks.sendStandard("msg_1", now, corrected));

        assertReplaced(failed, applied);
    }

    @Test
    void correctionsAreCorrectedInTurn() {
        long first = failed(IMPOSSIBLE);
        long second = failed(order("user_1", "2025-02-30"));

        JsonNode applied = settled(webhooks.send(corrected));

        assertThat(event(first).get("error").stringValue()).isEqualTo("Replaced by event " + second);
        assertReplaced(second, applied);
        assertThat(totalOrders()).isEqualTo(4);
    }

    @Test
    void aRetryOfTheReplacedDeliveryIsADuplicate() {
        long failed = failed(IMPOSSIBLE);
        assertThat(isDuplicate(webhooks.send(IMPOSSIBLE))).as("the same body").isTrue();
        JsonNode waiting = settled(webhooks.send(order("user_2", date)));

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
    void aReplacedEventIsNotReplayed() {
        long failed = failed(IMPOSSIBLE);
        settled(webhooks.send(corrected));

        assertThat(admin.post("/api/webhooks/events/%d/replay".formatted(failed))
                        .expect(404)
                        .json()
                        .get("detail")
                        .stringValue())
                .contains("replaced");

        assertThat(event(failed).get("status").stringValue()).isEqualTo("FAILED");
    }

    /** Deliveries of one order that overtake each other: whichever is stored first, the valid one counts. */
    @Test
    void correctionsAtTheSameTimeLoseNothing() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = "ord_r" + round;
            List<String> deliveries = List.of(
                    orderPlaced("user_1", id, Instant.now()).replace("T", "X"),
                    orderPlaced("user_1", id, Instant.now()),
                    orderPlaced("user_1", id, Instant.now()).replace("Z\"", "\""));

            Parallel.call(3, deliveries, webhooks::send).forEach(answer -> answer.expect(200));

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
    void anUnsignedWebhookIdIsNoKey() {
        for (String order : List.of("ord_1", "ord_2")) {
            assertThat(isDuplicate(hexSigned("msg_1", orderPlaced("user_1", order, Instant.now()))))
                    .as(order)
                    .isFalse();
        }

        awaitOrders(5);
    }

    @Test
    void withBothSignaturesTheSignedWebhookIdIsTheKey() {
        Instant now = Instant.now();
        List<Boolean> duplicates = List.of("ord_1", "ord_2").stream()
                .map(order -> {
                    String text = orderPlaced("user_1", order, Instant.now());
                    String hex = webhooks.hex(text.getBytes(StandardCharsets.UTF_8));
                    Api.Answer answer = bothSigned("msg_1", now, text, hex, webhooks.standard("msg_1", now, text));
                    settled(answer);
                    return isDuplicate(answer);
                })
                .toList();

        assertThat(duplicates).containsExactly(false, true);
    }

    @Test
    void aWebhookIdBesideAWrongStandardSignatureIsNoKey() {
        Instant now = Instant.now();
        settled(webhooks.sendStandard("msg_1", now, orderPlaced("user_1", "ord_1", now)));
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
    void aWebhookIdBesideAWrongHexSignatureIsTheKey() {
        Instant now = Instant.now();
        String body = orderPlaced("user_1", "ord_1", now);
        String signature = webhooks.standard("msg_1", now, body);

        assertThat(isDuplicate(bothSigned("msg_1", now, body, "00", signature))).isFalse();
        assertThat(isDuplicate(bothSigned("msg_1", now, body, "00", signature))).isTrue();

        bothSigned("msg_2", now, body, "00", signature).expect(401);
        awaitOrders(4);
    }

    @Test
    void anIdLikeTheNaturalKeyOfAnotherEventIsAnotherKey() {
        Instant now = Instant.now();
        settled(webhooks.send(orderPlaced("user_1", "ord_1", now)));

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
    void anIdInTheBodyIsTheKeyWhateverWebhookIdIsUnsigned() {
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

    private Api.Answer bothSigned(String id, Instant at, String body, String hex, String standard) {
        return nobody.send(webhooks.unsigned(body.getBytes(StandardCharsets.UTF_8))
                .header(Webhooks.HEX_HEADER, hex)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", standard)
                .build());
    }

    private Api.Answer hexSigned(String unsignedId, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return nobody.send(webhooks.unsigned(body)
                .header(Webhooks.HEX_HEADER, webhooks.hex(body))
                .header("webhook-id", unsignedId)
                .build());
    }

    private static String withId(String id, String body) {
        return "{\"id\":\"" + id + "\"," + body.substring(1);
    }

    private long failed(String body) {
        Api.Answer answer = webhooks.send(body);
        assertThat(isDuplicate(answer)).isFalse();
        JsonNode event = settled(answer);
        assertThat(event.get("status").stringValue()).isEqualTo("FAILED");
        return event.get("id").asLong();
    }

    private void assertReplaced(long event, JsonNode by) {
        assertThat(by.get("id").asLong()).isNotEqualTo(event);
        assertThat(event(event).get("status").stringValue()).isEqualTo("FAILED");
        assertThat(event(event).get("error").stringValue())
                .isEqualTo("Replaced by event " + by.get("id").asLong());
    }

    private static boolean isDuplicate(Api.Answer answer) {
        return answer.expect(200).json().get("duplicate").booleanValue();
    }
}
