package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of one fact.
 *
 * @param reason for people; null unless it was refused
 * @param ordersGained by how much the practice's shown total rose with it; negative when it fell
 */
public record FactResult(FactOutcome outcome, @Nullable String reason, int ordersGained) {

    static final FactResult UNCHANGED = new FactResult(FactOutcome.UNCHANGED, null, 0);

    static FactResult of(FactOutcome outcome) {
        return new FactResult(outcome, null, 0);
    }
}
