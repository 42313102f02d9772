package io.curasync.webhook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets with which CuraGenesis signs webhooks.
 *
 * @param webhookSecret one or more secrets, separated by commas. All of them are accepted, so that secrets can be rotated. Null if no
 *     secret is configured.
 */
@ConfigurationProperties("curagenesis")
public record WebhookProperties(@Nullable String webhookSecret) {

    /** Maximum difference between a signed timestamp and the current time. The libraries for Standard Webhooks use the same value. */
    public static final Duration TIMESTAMP_TOLERANCE = Duration.ofMinutes(5);

    /** Maximum size of a body in bytes: 256 KiB. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    public WebhookProperties {
        WebhookSecret.parse(webhookSecret);
    }

    public List<WebhookSecret> secrets() {
        return WebhookSecret.parse(webhookSecret);
    }
}
