package io.curasync.monitoring.alert;

import io.curasync.platform.settings.SettingRules;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for alerts about incidents. A blank URL or secret counts as not set.
 *
 * @param url URL that receives a POST request whenever an incident is opened, becomes worse or is resolved; null if no alerts are sent
 * @param secret secret that signs the requests according to Standard Webhooks; null if they are not signed
 * @param retryAfter delay before the second attempt. The delay doubles with each attempt, up to one hour.
 */
@ConfigurationProperties("curasync.alert")
record AlertProperties(
        @Nullable String url,
        @Nullable String secret,
        @DefaultValue("10s") Duration retryAfter) {

    AlertProperties {
        url = url == null || url.isBlank() ? null : url.strip();
        secret = secret == null || secret.isBlank() ? null : secret.strip();
        if (url != null) {
            SettingRules.requireUrl("curasync.alert.url", url);
        }
        if (secret != null) {
            AlertSignature.requireKey(secret);
        }
        SettingRules.requirePositive("curasync.alert.retry-after", retryAfter);
    }

    boolean isConfigured() {
        return url != null;
    }

    /** Returns the URL. Must be called only if {@link #isConfigured()} returns true. */
    URI uri() {
        return URI.create(String.valueOf(url));
    }
}
