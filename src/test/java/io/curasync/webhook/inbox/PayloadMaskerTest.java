package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.platform.text.JsonMasker;
import io.curasync.webhook.WebhookJsonParser;
import org.junit.jupiter.api.Test;

class PayloadMaskerTest {

    private final PayloadMasker payloadMasker = new PayloadMasker(new WebhookJsonParser());

    @Test
    void masksSecretsAtAnyDepthAndKeepsTheRest() {
        String shown = payloadMasker.format("""
                {"event":"practice.updated","data":{"userId":"user_1","amount":10.10,"apiToken":"t0p",
                "list":[{"SSN":123456789},{"x-webhook-signature":{"a":"t0p"}}],"businessName":"Ada"}}""");

        assertThat(shown)
                .contains("user_1", "10.10", "\"businessName\" : \"Ada\"", JsonMasker.MASK)
                .doesNotContain("t0p", "123456789");
    }
}
