package io.curasync.sync;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether webhooks can arrive at all.
 *
 * @param webhookSecret one or several, comma-separated; without one every webhook is turned away
 */
@ConfigurationProperties("curagenesis")
record WebhookConfiguration(@Nullable String webhookSecret) {

    boolean yes() {
        return webhookSecret != null && !webhookSecret.replace(",", "").isBlank();
    }
}
