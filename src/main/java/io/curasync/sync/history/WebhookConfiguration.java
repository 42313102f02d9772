package io.curasync.sync.history;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Setting that says whether webhooks are configured.
 *
 * @param webhookSecret comma-separated secrets; if null or blank, every webhook is rejected
 */
@ConfigurationProperties("curagenesis")
record WebhookConfiguration(@Nullable String webhookSecret) {

    boolean isConfigured() {
        return webhookSecret != null && !webhookSecret.replace(",", "").isBlank();
    }
}
