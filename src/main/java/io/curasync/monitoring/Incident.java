package io.curasync.monitoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that a health check has found. An incident is opened when the problem has lasted for a while, and resolved when it has ended.
 *
 * @param severity the worst status of the check during the incident: WARN or FAIL
 * @param summary summary of the check, as of its last evaluation with this severity
 * @param action one sentence that says what to do
 * @param acknowledgedBy email of the admin who acknowledged the incident; null if none did
 * @param resolvedAt null until the incident is resolved
 */
public record Incident(
        long id,
        CheckId check,
        CheckStatus severity,
        IncidentState state,
        String summary,
        @Nullable String action,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt) {

    /** Returns the time from the opening of the incident until its resolution, or until now if it is not resolved. */
    public Duration duration() {
        return Duration.between(openedAt, resolvedAt == null ? Instant.now() : resolvedAt);
    }

    /** Returns a copy of this incident that is neither acknowledged nor resolved. */
    public Incident unresolved() {
        return new Incident(id, check, severity, IncidentState.OPEN, summary, action, openedAt, null, null, null);
    }
}
