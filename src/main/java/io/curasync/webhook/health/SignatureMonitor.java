package io.curasync.webhook.health;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.webhook.WebhookProperties;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Provides sentences for the Webhooks screen. The sentences state which signatures were rejected in the last hour, and how often each
 * secret was used.
 */
@Component
public class SignatureMonitor {

    private final LiveValue<List<String>> lines;

    SignatureMonitor(LiveValues liveValues, SignatureQuery query, WebhookProperties properties) {
        lines = liveValues.create(Topic.MONITORING, () -> query.read().lines(properties.secrets()));
    }

    /** Returns the sentences as a live value. The value is updated after each evaluation of the health checks. */
    public LiveValue<List<String>> lines() {
        return lines;
    }
}
