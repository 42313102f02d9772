package io.curasync.webhook;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.LedgerChanges.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One inbox event with all that belongs to it.
 *
 * @param payload for people: indented, secrets masked; null when there is none or it cannot be read
 * @param payloadProblem why there is none; null when there is
 * @param failedAttempts oldest first
 * @param replays oldest first
 * @param facts what it did to practices, as their timelines keep it
 */
public record EventDetail(
        EventRow row,
        @Nullable String payload,
        @Nullable String payloadProblem,
        List<Attempt> failedAttempts,
        List<Replayed> replays,
        List<AppliedFact> facts) {

    /** An attempt that did not succeed. */
    public record Attempt(Instant at, String error) {}

    /** @param actor the email of the user who replayed it */
    public record Replayed(Instant at, String actor) {}

    /**
     * What the event did to one practice.
     *
     * @param practice CuraSync's id of the practice
     * @param label what to call the practice
     * @param changes fields as they were before and after it; empty when it changed none
     * @param explanation what else the timeline tells, such as the order or why it had no effect; "" for nothing
     */
    public record AppliedFact(
            long practice, String label, FactOutcome outcome, List<Difference> changes, String explanation) {}

    /** An entry of a timeline as it is stored. */
    record Told(long practice, String label, String fact, FactOutcome outcome, String detail) {}
}
