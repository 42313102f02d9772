package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The result of applying one fact.
 *
 * @param reason reason for the quarantine, shown to people; null unless the fact was quarantined
 * @param ordersGained change of the practice's total orders, negative if the total decreased. For an order: 1 if it is new and
 *     CuraGenesis's last total does not include it yet, otherwise 0.
 */
public record FactResult(
        Fact fact, FactOutcome outcome, @Nullable String reason, int ordersGained) {

    public static FactResult of(Fact fact, FactOutcome outcome) {
        return new FactResult(fact, outcome, null, 0);
    }

    public static FactResult applied(Fact fact, FactOutcome outcome, int ordersGained) {
        return new FactResult(fact, outcome, null, ordersGained);
    }

    public static FactResult quarantined(Fact fact, String reason) {
        return new FactResult(fact, FactOutcome.QUARANTINED, reason, 0);
    }
}
