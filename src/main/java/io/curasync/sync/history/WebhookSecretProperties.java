package io.curasync.sync.history;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Setting with the webhook secrets. The sync module uses the setting only to determine whether webhooks are configured.
 *
 * @param webhookSecret one or more secrets, separated by commas; null or blank if webhooks are not configured
 */
@ConfigurationProperties("curagenesis")
record WebhookSecretProperties(@Nullable String webhookSecret) {

    boolean isConfigured() {
        return webhookSecret != null && !webhookSecret.replace(",", "").isBlank();
    }
}
