package io.curasync.sync;

import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gauge for the practices that the last successful run changed without a webhook. The same on every instance. */
@Component
class WebhookLossGauge {

    private volatile double unannounced = Double.NaN;

    WebhookLossGauge(LiveValues liveValues, RunQuery runQuery, MeterRegistry registry) {
        registry.gauge("curasync.sync.unannounced", this, gauge -> gauge.unannounced);
        liveValues.create(Topic.SYNC, runQuery::lastSuccessful).watch(this::set);
    }

    private void set(Optional<SyncRun> last) {
        unannounced = last.map(SyncRun::unannounced).map(Long::doubleValue).orElse(Double.NaN);
    }
}
