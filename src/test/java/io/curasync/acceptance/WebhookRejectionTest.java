package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the contract: rejected requests leave no trace. */
class WebhookRejectionTest extends AcceptanceHarness {

    static final String ORDER = orderPlaced("user_1", "ord_1", Instant.parse("2026-10-05T09:15:00Z"));
    static final byte[] BODY = ORDER.getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void noTrace() {
        assertThat(inboxSize()).isZero();
    }

    @Test
    void rejectsUnsignedWebhook() {
        assertRejected(401, webhooks.unsigned(BODY).build());
    }

    @Test
    void rejectsSignatureOfAnotherSecret() {
        assertRejected(401, new WebhookClient(anonymous, "another secret").hexSigned(BODY));
        assertRejected(
                401,
                webhooks.unsigned(BODY)
                        .header(WebhookClient.HEX_HEADER, "sha256=")
                        .build());
        assertRejected(
                401,
                webhooks.unsigned(BODY).header(WebhookClient.HEX_HEADER, "é").build());
    }

    @Test
    void rejectsSignatureOfAnotherBody() {
        byte[] other = ORDER.replace("ord_1", "ord_2").getBytes(StandardCharsets.UTF_8);
        assertRejected(
                401,
                webhooks.unsigned(BODY)
                        .header(WebhookClient.HEX_HEADER, webhooks.hex(other))
                        .build());
        Instant now = Instant.now();
        assertRejected(401, standard("msg_1", now, webhooks.standard("msg_2", now, ORDER)));
    }

    @Test
    void rejectsTimestampsOutsideTheTolerance() {
        for (Duration off : new Duration[] {Duration.ofSeconds(-310), Duration.ofSeconds(310)}) {
            Instant at = Instant.now().plus(off);
            assertRejected(401, standard("msg_1", at, webhooks.standard("msg_1", at, ORDER)));
        }
    }

    @Test
    void rejectsStandardSignatureWithoutItsHeaders() {
        Instant now = Instant.now();
        String signature = webhooks.standard("msg_1", now, ORDER);
        assertRejected(
                401,
                webhooks.unsigned(BODY).header("webhook-signature", signature).build());
        assertRejected(
                401,
                webhooks.unsigned(BODY)
                        .headers(
                                "webhook-id", "msg_1", "webhook-timestamp", "yesterday", "webhook-signature", signature)
                        .build());
    }

    @Test
    void rejectsTooLargeBody() {
        byte[] large = (" ".repeat(256 * 1024 + 1 - BODY.length) + ORDER).getBytes(StandardCharsets.UTF_8);

        assertRejected(413, webhooks.hexSigned(large));
        assertRejected(413, chunked(large));
    }

    @Test
    void rejectsEndlessChunkedBodyWhileReading() {
        byte[] huge = new byte[8 * 1024 * 1024];
        try {
            assertRejected(413, chunked(huge));
        } catch (java.io.UncheckedIOException hungUp) {
            // Also valid: the server did not wait for the rest of the body.
            assertThat(hungUp).hasRootCauseInstanceOf(java.io.IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/html", "nonsense"})
    void rejectsOtherContentTypes(String type) {
        assertRejected(
                415,
                anonymous
                        .request(WebhookClient.PATH)
                        .header("Content-Type", type)
                        .header(WebhookClient.HEX_HEADER, webhooks.hex(BODY))
                        .POST(BodyPublishers.ofByteArray(BODY))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "not json",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{}",
                "{\"event\":\"order.placed\"}",
                "{\"data\":{}}",
                "{\"event\":\"order.placed\",\"data\":[]}",
                "{\"event\":\"order.placed\",\"data\":null}",
                "{\"event\":7,\"data\":{}}",
                "{\"event\":\"order.placed\",\"data\":{}} trailing",
                "{\"event\":\"order.placed\",\"data\":{}",
            })
    void rejectsBodiesThatAreNoEvent(String body) {
        assertRejected(400, webhooks.hexSigned(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rejectsOtherMethods() {
        assertThat(anonymous.get(WebhookClient.PATH).status()).isEqualTo(405);
    }

    private HttpRequest chunked(byte[] body) {
        return anonymous
                .request(WebhookClient.PATH)
                .header("Content-Type", "application/json")
                .header(WebhookClient.HEX_HEADER, webhooks.hex(body))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
    }

    private HttpRequest standard(String id, Instant at, String signature) {
        return webhooks.unsigned(BODY)
                .headers(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at.getEpochSecond()),
                        "webhook-signature",
                        signature)
                .build();
    }

    private void assertRejected(int status, HttpRequest request) {
        ApiClient.Response answer = anonymous.send(request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
    }
}
