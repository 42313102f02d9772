package io.curasync.webhook.inbox;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.LedgerChanges.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inbox event with its payload, attempts, replays and effects.
 *
 * @param payload indented payload with masked secrets; null if it is no longer stored or is not valid JSON
 * @param payloadProblem reason why {@code payload} is null, shown to users; null if there is a payload
 * @param failedAttempts failed attempts to apply the event, oldest first
 * @param replays replays by users, oldest first
 * @param facts effects of the event on the practices whose ids it contains, from the timelines of these practices, oldest first
 */
public record EventDetail(
        EventRow row,
        @Nullable String payload,
        @Nullable String payloadProblem,
        List<Attempt> failedAttempts,
        List<ReplayEntry> replays,
        List<AppliedFact> facts) {

    /**
     * A failed attempt to apply the event.
     *
     * @param error the error, shown to users
     */
    public record Attempt(Instant at, String error) {}

    /**
     * A replay of the event.
     *
     * @param actor email of the user who replayed the event
     */
    public record ReplayEntry(Instant at, String actor) {}

    /**
     * Effect of the event on one practice.
     *
     * @param practice id of the practice in CuraSync
     * @param label display name of the practice
     * @param changes changed fields with their values before and after; may be empty
     * @param explanation other details from the timeline, such as the order, or the reason why there was no effect; may be empty
     */
    public record AppliedFact(
            long practice, String label, FactOutcome outcome, List<Difference> changes, String explanation) {}

    /**
     * A timeline entry as stored.
     *
     * @param detail details as JSON, such as the changed fields
     */
    record TimelineRow(long practice, String label, FactOutcome outcome, String detail) {}
}
