package io.curasync.monitoring.incident;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentOpened;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.MonitoringProperties;
import io.curasync.platform.database.DatabaseAvailabilityChanged;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Records an outage of PostgreSQL as an incident. This happens after the outage, because no result of a check can be stored before. */
@Component
class OutageRecorder {

    private static final Logger log = LoggerFactory.getLogger(OutageRecorder.class);
    private static final String ACTION =
            "Look for the cause in the log of PostgreSQL and in the network between it and CuraSync.";

    private final OutageRepository repository;
    private final MonitoringProperties properties;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;

    OutageRecorder(
            OutageRepository repository,
            MonitoringProperties properties,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            ChangeSignal signal) {
        this.repository = repository;
        this.properties = properties;
        this.events = events;
        this.transaction = transaction;
        this.signal = signal;
    }

    /** Records an outage when it has ended. Uses a separate thread, because the thread that monitors the database must not wait. */
    @EventListener
    void on(DatabaseAvailabilityChanged changed) {
        if (changed.current().isAvailable() && !changed.previous().isAvailable()) {
            Thread.ofVirtual()
                    .name("outage-recorder")
                    .start(() -> recordOutage(
                            changed.previous().since(), changed.current().since()));
        }
    }

    /**
     * Records an outage as an incident. Does nothing if the outage was too short to open an incident, or if another instance has already
     * recorded it.
     *
     * @param from start of the outage, as this instance noticed it
     * @param to end of the outage, as this instance noticed it
     */
    void recordOutage(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        if (duration.compareTo(properties.settle()) < 0) {
            return;
        }
        String summary = "PostgreSQL could not be reached for %s.".formatted(NumberLabels.duration(duration));
        transaction.executeWithoutResult(
                status -> repository.insert(from, to, summary, ACTION).ifPresent(this::publish));
        signal.publish(Topic.MONITORING);
    }

    private void publish(Incident incident) {
        log.warn("Incident {} recorded: {}", incident.id(), incident.summary());
        events.publishEvent(new IncidentOpened(incident.unresolved()));
        events.publishEvent(new IncidentResolved(incident));
    }
}
