package io.curasync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.live.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LatencyMetrics latencyMetrics = new LatencyMetrics(registry);

    @Test
    void recordsThePushLatencyOfAppliedEventsOnce() {
        long opened = System.nanoTime();
        latencyMetrics.applied(List.of(Duration.ofMillis(5), Duration.ofMillis(7)));

        latencyMetrics.pushed(Topic.LEDGER, opened, System.nanoTime());
        latencyMetrics.pushed(Topic.LEDGER, opened, System.nanoTime());

        assertThat(pushed()).isEqualTo(2);
    }

    @Test
    void ignoresAReadThatStartedBeforeTheEventWasApplied() {
        long opened = System.nanoTime();
        latencyMetrics.applied(List.of(Duration.ofMillis(5)));

        latencyMetrics.pushed(Topic.LEDGER, opened, opened);

        assertThat(pushed()).isZero();
    }

    @Test
    void ignoresEventsAppliedBeforeTheScreenOpened() {
        latencyMetrics.applied(List.of(Duration.ofMillis(5)));
        long opened = System.nanoTime();

        latencyMetrics.pushed(Topic.LEDGER, opened, System.nanoTime());

        assertThat(pushed()).isZero();
    }

    private long pushed() {
        return registry.get("curasync.webhook.pushed").timer().count();
    }
}
