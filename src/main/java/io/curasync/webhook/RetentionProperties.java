package io.curasync.webhook;

import io.curasync.platform.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the inbox keeps what is finished. What is not finished, or failed, is kept for ever.
 *
 * @param payloads the bodies, without which an event cannot be replayed
 * @param events the events themselves, by which repeats are known; 90 days at least
 */
@ConfigurationProperties("curasync.webhook.retention")
record RetentionProperties(
        @DefaultValue("30d") Duration payloads,
        @DefaultValue("400d") Duration events) {

    private static final Duration LEAST = Duration.ofDays(90);

    RetentionProperties {
        if (events.compareTo(LEAST) < 0) {
            throw new SettingException(
                    "CURASYNC_WEBHOOK_RETENTION_EVENTS (curasync.webhook.retention.events) must be 90d or more.",
                    "Set it to 90d or more: a repeat that comes after that time would count again.");
        }
    }
}
