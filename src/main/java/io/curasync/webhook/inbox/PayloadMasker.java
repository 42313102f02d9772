package io.curasync.webhook.inbox;

import io.curasync.platform.text.JsonMasker;
import io.curasync.webhook.WebhookJsonParser;
import org.springframework.stereotype.Component;

/** Formats payloads for users and masks the secrets in them. */
@Component
class PayloadMasker {

    private final WebhookJsonParser json;

    PayloadMasker(WebhookJsonParser json) {
        this.json = json;
    }

    /**
     * Returns the body as indented JSON with masked secrets.
     *
     * @throws tools.jackson.core.JacksonException if the body is not JSON
     */
    String format(String body) {
        json.tree(body);
        return JsonMasker.format(body);
    }
}
