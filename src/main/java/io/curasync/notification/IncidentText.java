package io.curasync.notification;

import io.curasync.monitoring.Incident;
import io.curasync.ui.NumberLabels;

/**
 * Text of a notification about an incident, with the title on the first line and the body on the following lines. The text is stored,
 * because the incident may change after the notification.
 */
final class IncidentText {

    private IncidentText() {}

    static String opened(Incident incident) {
        return "Incident: %s\n%s".formatted(incident.check().label(), evidence(incident));
    }

    static String worsened(Incident incident) {
        return "%s is now failing\n%s".formatted(incident.check().label(), evidence(incident));
    }

    private static String evidence(Incident incident) {
        return incident.action() == null ? incident.summary() : incident.summary() + " " + incident.action();
    }

    static String resolved(Incident incident) {
        return "%s recovered after %s\n%s"
                .formatted(incident.check().label(), NumberLabels.duration(incident.duration()), incident.summary());
    }

    static String title(String text) {
        return text.lines().findFirst().orElse("");
    }

    static String body(String text) {
        return String.join(" ", text.lines().skip(1).toList());
    }
}
