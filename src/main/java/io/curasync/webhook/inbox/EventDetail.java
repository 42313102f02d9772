package io.curasync.webhook.inbox;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.LedgerChanges.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One inbox event with its payload, attempts, replays and effects.
 *
 * @param payload indented, with secrets masked; null if it is no longer stored or not valid JSON
 * @param payloadProblem why {@code payload} is null; null otherwise
 * @param failedAttempts oldest first
 * @param replays oldest first
 * @param facts effects on practices, from their timelines
 */
public record EventDetail(
        EventRow row,
        @Nullable String payload,
        @Nullable String payloadProblem,
        List<Attempt> failedAttempts,
        List<Replayed> replays,
        List<AppliedFact> facts) {

    /** A failed attempt to apply the event. */
    public record Attempt(Instant at, String error) {}

    /** @param actor the email of the user who replayed it */
    public record Replayed(Instant at, String actor) {}

    /**
     * Effect of the event on one practice.
     *
     * @param practice CuraSync's id of the practice
     * @param label display name of the practice
     * @param changes changed fields with their values before and after; may be empty
     * @param explanation more from the timeline, such as the order or why there was no effect; may be empty
     */
    public record AppliedFact(
            long practice, String label, FactOutcome outcome, List<Difference> changes, String explanation) {}

    /** A timeline entry as stored. */
    record TimelineRow(long practice, String label, FactOutcome outcome, String detail) {}
}
