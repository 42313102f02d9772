package io.curasync.monitoring.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthMonitor;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.StoredCheck;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Exports the stored results of the health checks as metrics. The gauge {@code curasync_health_check{check="…"}} is 0 for OK and OFF, 1 for
 * WARN and 2 for FAIL. The gauge {@code curasync_health_checks_age_seconds} is the time since the newest evaluation. Both are derived from
 * stored results, so every instance exports them. Before the first evaluation, the values are NaN.
 */
@Component
class HealthGauges {

    private static final Logger log = LoggerFactory.getLogger(HealthGauges.class);

    private final HealthMonitor monitor;
    private volatile HealthReport report = new HealthReport(List.of());

    HealthGauges(HealthMonitor monitor, MeterRegistry registry) {
        this.monitor = monitor;
        Arrays.stream(CheckId.values())
                .forEach(id -> registry.gauge(
                        "curasync.health.check", Tags.of("check", id.wireName()), this, gauges -> gauges.level(id)));
        registry.gauge("curasync.health.checks.age.seconds", this, HealthGauges::age);
    }

    @Scheduled(fixedDelayString = "${curasync.monitoring.every:10s}")
    void read() {
        try {
            report = monitor.report().current();
        } catch (DataAccessException e) {
            log.debug("Could not read the results of the health checks", e);
        }
    }

    private double level(CheckId id) {
        return report.checks().stream()
                .filter(check -> check.id() == id)
                .mapToDouble(check -> level(check.status()))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double level(CheckStatus status) {
        return switch (status) {
            case OK, OFF -> 0;
            case WARN -> 1;
            case FAIL -> 2;
        };
    }

    private double age() {
        return report.checks().stream()
                .map(StoredCheck::evaluatedAt)
                .max(Comparator.naturalOrder())
                .map(newest -> Duration.between(newest, Instant.now()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
