package io.curasync.sync.history;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether webhooks are configured.
 *
 * @param webhookSecret one or more secrets, comma-separated; without one, every webhook is rejected
 */
@ConfigurationProperties("curagenesis")
record WebhookConfiguration(@Nullable String webhookSecret) {

    boolean isConfigured() {
        return webhookSecret != null && !webhookSecret.replace(",", "").isBlank();
    }
}
