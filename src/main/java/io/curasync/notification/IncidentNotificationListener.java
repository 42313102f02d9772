package io.curasync.notification;

import io.curasync.monitoring.IncidentOpened;
import io.curasync.monitoring.IncidentResolved;
import io.curasync.monitoring.IncidentWorsened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notifies admins once when an incident opens, once when a warning becomes a failure, and once when the incident is resolved. */
@Component
class IncidentNotificationListener {

    private final NotificationWriter notificationWriter;

    IncidentNotificationListener(NotificationWriter notificationWriter) {
        this.notificationWriter = notificationWriter;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(IncidentOpened event) {
        notificationWriter.writeForAdmins(
                NotificationKind.INCIDENT,
                "incident %d opened".formatted(event.incident().id()),
                null,
                IncidentText.opened(event.incident()),
                event.incident().openedAt());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(IncidentWorsened event) {
        notificationWriter.writeForAdmins(
                NotificationKind.INCIDENT,
                "incident %d worsened".formatted(event.incident().id()),
                null,
                IncidentText.worsened(event.incident()),
                event.at());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(IncidentResolved event) {
        notificationWriter.writeForAdmins(
                NotificationKind.INCIDENT,
                "incident %d resolved".formatted(event.incident().id()),
                null,
                IncidentText.resolved(event.incident()),
                event.incident().resolvedAt());
    }
}
