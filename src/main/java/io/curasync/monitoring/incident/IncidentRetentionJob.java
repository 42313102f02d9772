package io.curasync.monitoring.incident;

import io.curasync.monitoring.MonitoringProperties;
import io.curasync.platform.database.PacedBatches;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes old resolved incidents with their alerts, in small batches. Unresolved incidents are never deleted. */
@Component
class IncidentRetentionJob {

    private final IncidentRepository repository;
    private final MonitoringProperties properties;

    IncidentRetentionJob(IncidentRepository repository, MonitoringProperties properties) {
        this.repository = repository;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${curasync.monitoring.retention-every:1h}")
    @SchedulerLock(name = "incident-retention", lockAtMostFor = "30m")
    void clean() throws InterruptedException {
        PacedBatches.run(() ->
                repository.deleteResolved(properties.incidentRetention(), PacedBatches.SIZE) == PacedBatches.SIZE);
    }
}
