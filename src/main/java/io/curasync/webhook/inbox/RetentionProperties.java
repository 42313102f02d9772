package io.curasync.webhook.inbox;

import io.curasync.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention periods of applied, ignored and replaced events. Events that are due, waiting or failed are never deleted.
 *
 * @param payloads retention period of payloads and of unreadable deliveries; an event without a payload cannot be replayed
 * @param events retention period of the events without payload, which are needed to detect repeated deliveries; at least 90 days
 */
@ConfigurationProperties("curasync.webhook.retention")
record RetentionProperties(
        @DefaultValue("30d") Duration payloads,
        @DefaultValue("400d") Duration events) {

    private static final Duration MIN_EVENT_RETENTION = Duration.ofDays(90);

    RetentionProperties {
        if (events.compareTo(MIN_EVENT_RETENTION) < 0) {
            throw new SettingException(
                    "CURASYNC_WEBHOOK_RETENTION_EVENTS (curasync.webhook.retention.events) must be 90d or more.",
                    "Set it to 90d or more: a delivery repeated after that time would be applied again.");
        }
    }
}
