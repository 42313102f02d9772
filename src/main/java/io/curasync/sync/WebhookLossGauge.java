package io.curasync.sync;

import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many practices the last successful run changed that no webhook had announced: the same on every instance. */
@Component
class WebhookLossGauge {

    private volatile double unannounced = Double.NaN;

    WebhookLossGauge(LiveValues liveValues, RunQuery rows, MeterRegistry registry) {
        registry.gauge("curasync.sync.unannounced", this, gauge -> gauge.unannounced);
        liveValues.create(Topic.SYNC, rows::lastSuccessful).watch(this::set);
    }

    private void set(Optional<SyncRun> last) {
        unannounced = last.map(SyncRun::unannounced).map(Long::doubleValue).orElse(Double.NaN);
    }
}
