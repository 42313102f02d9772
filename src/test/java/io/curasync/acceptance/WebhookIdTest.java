package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 2 of the contract: a webhook id is the key of an event only if it is signed. */
class WebhookIdTest extends WebhookHarness {

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
}
