package io.curasync.sync.history;

import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.sync.SyncRun;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gauge of the number of practices that the last successful run changed without a webhook; NaN if unknown. The value is the same on every
 * instance.
 */
@Component
class WebhookLossGauge {

    private volatile double missedByWebhooks = Double.NaN;

    WebhookLossGauge(LiveValues liveValues, RunQuery runQuery, MeterRegistry registry) {
        registry.gauge("curasync.sync.missed.by.webhooks", this, gauge -> gauge.missedByWebhooks);
        liveValues.create(Topic.SYNC, runQuery::lastSuccessful).watch(this::set);
    }

    private void set(Optional<SyncRun> last) {
        missedByWebhooks =
                last.map(SyncRun::missedByWebhooks).map(Long::doubleValue).orElse(Double.NaN);
    }
}
