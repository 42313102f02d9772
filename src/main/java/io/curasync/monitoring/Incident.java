package io.curasync.monitoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that a health check has found, or an outage of PostgreSQL. An incident is opened when a check has had a problem for a while,
 * and resolved when the check has had none for a while.
 *
 * @param severity WARN, or FAIL if the check had this status for a while during the incident; never decreases
 * @param summary summary of the check, as of its last evaluation with this severity
 * @param action text that says what to do; null if the check gave none
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
