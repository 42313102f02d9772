package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Section 2 of the contract: all accepted forms of signatures. */
class WebhookSecretsTest extends AcceptanceHarness {

    static final String BODY = practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes");

    @Test
    void acceptsEachOfSeveralSecretsInBothSchemes() {
        WebhookClient next = new WebhookClient(anonymous, NEXT_SECRET);

        webhooks.send(BODY).expect(200);
        next.send(BODY).expect(200);
        webhooks.sendStandard("msg_1", Instant.now(), BODY).expect(200);
        next.sendStandard("msg_2", Instant.now(), BODY).expect(200);
        next.sendStandard("msg_3", Instant.now().minusSeconds(280), BODY).expect(200);

        awaitOrders(3);
        assertThat(inboxSize()).isEqualTo(5);
    }

    @Test
    void acceptsAPrefixAndOneOfSeveralSignatures() {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();

        anonymous
                .send(webhooks.unsigned(bytes)
                        .header(WebhookClient.HEX_HEADER, "sha256=" + webhooks.hex(bytes))
                        .build())
                .expect(200);
        anonymous
                .send(webhooks.unsigned(bytes)
                        .headers(
                                "webhook-id",
                                "msg_1",
                                "webhook-timestamp",
                                Long.toString(now.getEpochSecond()),
                                "webhook-signature",
                                "v1a,whatever " + new WebhookClient(anonymous, "old").standard("msg_1", now, BODY) + " "
                                        + webhooks.standard("msg_1", now, BODY))
                        .build())
                .expect(200);
    }

    @Test
    void acceptsContentTypeWithCharset() {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);

        anonymous
                .send(anonymous
                        .request(WebhookClient.PATH)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header(WebhookClient.HEX_HEADER, webhooks.hex(bytes))
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build())
                .expect(200);
    }
}
