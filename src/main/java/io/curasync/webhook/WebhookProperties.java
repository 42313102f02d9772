package io.curasync.webhook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets with which CuraGenesis signs webhooks.
 *
 * @param webhookSecret one or more secrets, comma-separated; all are accepted, so that secrets can be rotated
 */
@ConfigurationProperties("curagenesis")
record WebhookProperties(@Nullable String webhookSecret) {

    /** Maximum distance of a signature's timestamp from now, as in Standard Webhooks. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Maximum size of a body in bytes: 256 KiB. */
    static final int MAX_BODY = 256 * 1024;

    WebhookProperties {
        WebhookSecret.parse(webhookSecret);
    }

    List<WebhookSecret> secrets() {
        return WebhookSecret.parse(webhookSecret);
    }
}
