package io.curasync.monitoring;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.monitoring.health.CheckRepository;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Provides the results of the health checks as live values, which all screens of this instance share. */
@Component
public class HealthMonitor {

    private final LiveValue<HealthReport> report;
    private final LiveValue<Map<CheckId, CheckStatus>> statuses;

    HealthMonitor(LiveValues liveValues, CheckRepository repository) {
        report = liveValues.create(Topic.MONITORING, repository::report);
        statuses = liveValues.create(Topic.MONITORING, () -> repository.report().statuses());
    }

    /** Returns the results of all checks. The value changes with each run of the checks, because it contains the time of the run. */
    public LiveValue<HealthReport> report() {
        return report;
    }

    /**
     * Returns the status of each check that has run. The value rarely changes, so a component that is on every screen, such as a badge,
     * can follow it.
     */
    public LiveValue<Map<CheckId, CheckStatus>> statuses() {
        return statuses;
    }
}
