package io.curasync.monitoring.alert;

import io.curasync.platform.settings.SettingRules;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the heartbeat, which consists of regular requests to a monitoring service. The service raises an alarm if the requests stop
 * (dead man's switch).
 *
 * @param url URL that is requested while no check has the status FAIL and the checks run; null if no heartbeat is sent. A blank URL counts
 *     as not set.
 * @param every interval between requests
 */
@ConfigurationProperties("curasync.heartbeat")
record HeartbeatProperties(
        @Nullable String url, @DefaultValue("1m") Duration every) {

    HeartbeatProperties {
        url = url == null || url.isBlank() ? null : url.strip();
        if (url != null) {
            SettingRules.requireUrl("curasync.heartbeat.url", url);
        }
        SettingRules.requirePositive("curasync.heartbeat.every", every);
    }

    boolean isConfigured() {
        return url != null;
    }

    /** Returns the URL. Must be called only if {@link #isConfigured()} returns true. */
    URI uri() {
        return URI.create(String.valueOf(url));
    }
}
