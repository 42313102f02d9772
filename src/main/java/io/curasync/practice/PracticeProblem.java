package io.curasync.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data that CuraGenesis sent about a practice and that had no effect: a quarantined row, or a failed or waiting event. Screens and the API
 * show problems among the timeline entries, but the timeline does not store problems.
 *
 * @param id id of the quarantined row or of the inbox event
 * @param at time at which the row was last received, or at which the event was received
 * @param event type of the event; {@code null} for a row
 * @param reason reason why the data had no effect; {@code null} if no reason is stored. Also {@code null} if the user is a rep, because the
 *     reason may mention practices of other reps.
 * @param resolvedAt time at which a later sync resolved the row; {@code null} if the problem is open
 */
public record PracticeProblem(
        Kind kind,
        long id,
        Instant at,
        @Nullable String event,
        @Nullable String reason,
        @Nullable Instant resolvedAt) {

    /** The kind of a problem. */
    public enum Kind {
        /** A sync could not apply a row about the practice. */
        QUARANTINED,
        /** A webhook event about the practice could not be applied. */
        FAILED,
        /** A webhook event about the practice is waiting for other data. */
        WAITING
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }
}
