package io.curasync.monitoring.alert;

import io.curasync.monitoring.Incident;
import io.curasync.ui.NumberLabels;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON body of an alert. If the alert URL is an incoming webhook of Slack, Slack shows only the {@code text}.
 *
 * @param type the wire name of an {@link AlertType}
 */
record AlertBody(String type, Instant timestamp, String text, Data data) {

    /** Data that depends on the type. */
    sealed interface Data {}

    /** Data of an alert about an incident. {@code check} is the id of the health check. */
    record IncidentData(
            long id,
            String check,
            String severity,
            String state,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            String summary,
            @Nullable String action)
            implements Data {}

    /**
     * Data of a test alert.
     *
     * @param requestedBy email of the admin who requested the test
     */
    record TestData(String requestedBy) implements Data {}

    static AlertBody opened(Incident incident) {
        String severity = incident.severity().name().toLowerCase(Locale.ROOT);
        String text = "CuraSync: %s (%s). %s".formatted(incident.check().label(), severity, evidence(incident));
        return new AlertBody(AlertType.OPENED.wireName(), incident.openedAt(), text, data(incident));
    }

    /**
     * Creates the alert about an incident whose severity was raised to FAIL.
     *
     * @param at time at which the status of the check changed to FAIL
     */
    static AlertBody worsened(Incident incident, Instant at) {
        String text =
                "CuraSync: %s is now failing. %s".formatted(incident.check().label(), evidence(incident));
        return new AlertBody(AlertType.WORSENED.wireName(), at, text, data(incident));
    }

    private static String evidence(Incident incident) {
        return incident.action() == null ? incident.summary() : incident.summary() + " " + incident.action();
    }

    static AlertBody resolved(Incident incident) {
        String text = "CuraSync: %s recovered after %s."
                .formatted(incident.check().label(), NumberLabels.duration(incident.duration()));
        Instant at = Objects.requireNonNullElseGet(incident.resolvedAt(), Instant::now);
        return new AlertBody(AlertType.RESOLVED.wireName(), at, text, data(incident));
    }

    static AlertBody test(String requestedBy) {
        return new AlertBody(
                AlertType.TEST.wireName(),
                Instant.now(),
                "CuraSync: test alert. Nothing is wrong.",
                new TestData(requestedBy));
    }

    private static IncidentData data(Incident incident) {
        return new IncidentData(
                incident.id(),
                incident.check().wireName(),
                incident.severity().name(),
                incident.state().name(),
                incident.openedAt(),
                incident.resolvedAt(),
                incident.summary(),
                incident.action());
    }
}
