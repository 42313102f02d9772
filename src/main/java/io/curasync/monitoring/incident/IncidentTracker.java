package io.curasync.monitoring.incident;

import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentOpened;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.IncidentWorsened;
import io.curasync.monitoring.MonitoringProperties;
import io.curasync.monitoring.health.ChecksEvaluated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens, updates and resolves incidents and raises their severity, in the transaction that stores the results of the checks. Except for
 * updates of the text, acts only after the new status of a check has lasted for a while. Without this delay, a check that changes every few
 * seconds would cause a notification each time.
 */
@Component
class IncidentTracker {

    private static final Logger log = LoggerFactory.getLogger(IncidentTracker.class);

    private final IncidentRepository repository;
    private final MonitoringProperties properties;
    private final ApplicationEventPublisher events;

    IncidentTracker(IncidentRepository repository, MonitoringProperties properties, ApplicationEventPublisher events) {
        this.repository = repository;
        this.properties = properties;
        this.events = events;
    }

    @EventListener(ChecksEvaluated.class)
    @Transactional(propagation = Propagation.MANDATORY)
    void updateIncidents() {
        repository.update();
        for (IncidentWorsened worsened : repository.raise(properties.settle())) {
            Incident incident = worsened.incident();
            log.warn(
                    "Incident {} is now failing: {}: {}",
                    incident.id(),
                    incident.check().wireName(),
                    incident.summary());
            events.publishEvent(worsened);
        }
        for (Incident opened : repository.open(properties.settle())) {
            log.warn("Incident {} opened: {}: {}", opened.id(), opened.check().wireName(), opened.summary());
            events.publishEvent(new IncidentOpened(opened));
        }
        for (Incident resolved : repository.resolve(properties.settle())) {
            log.info("Incident {} resolved: {}", resolved.id(), resolved.check().wireName());
            events.publishEvent(new IncidentResolved(resolved));
        }
    }
}
