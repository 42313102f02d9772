package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The result of applying one fact.
 *
 * @param reason shown to people; null unless the fact was quarantined
 * @param ordersGained change of the practice's shown total; negative if it fell
 */
public record FactResult(FactOutcome outcome, @Nullable String reason, int ordersGained) {

    static final FactResult UNCHANGED = new FactResult(FactOutcome.UNCHANGED, null, 0);

    static FactResult of(FactOutcome outcome) {
        return new FactResult(outcome, null, 0);
    }
}
