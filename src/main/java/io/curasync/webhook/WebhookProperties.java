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
public record WebhookProperties(@Nullable String webhookSecret) {

    /** Maximum distance of a signature's timestamp from now, as in Standard Webhooks. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Maximum size of a body in bytes: 256 KiB. */
    public static final int MAX_BODY = 256 * 1024;

    public WebhookProperties {
        WebhookSecret.parse(webhookSecret);
    }

    public List<WebhookSecret> secrets() {
        return WebhookSecret.parse(webhookSecret);
    }
}
