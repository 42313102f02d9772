package io.curasync.webhook.inbox;

import io.curasync.platform.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Retention periods of applied, ignored and replaced events, counted from their receipt. Events that are queued or waiting, and failed
 * events that were not replaced, are never deleted.
 *
 * @param payloads retention period of payloads, of unreadable deliveries, and of the counts of accepted and rejected deliveries. An event
 *     without a payload cannot be replayed.
 * @param events retention period of events, at least 90 days. If CuraGenesis sends the delivery of a deleted event again, the event is
 *     applied again.
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
