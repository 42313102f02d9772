package io.curasync.webhook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What CuraGenesis signs its webhooks with.
 *
 * @param webhookSecret one secret or several, comma-separated: each is accepted, so that a secret can be rotated
 */
@ConfigurationProperties("curagenesis")
record WebhookProperties(@Nullable String webhookSecret) {

    /** How far a signature's timestamp may be from now, as Standard Webhooks has it. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** 256 KiB. */
    static final int MAX_BODY = 256 * 1024;

    WebhookProperties {
        WebhookSecret.parse(webhookSecret);
    }

    List<WebhookSecret> secrets() {
        return WebhookSecret.parse(webhookSecret);
    }
}
