package io.curasync.ledger;

import java.util.List;

/** The only writer of practices and orders. */
public interface Ledger {

    /**
     * Turns facts into state, within the caller's transaction. Order, repeats and the doors they came through make no
     * difference to where it ends. Publishes one {@link LedgerChanges} within the transaction if anything changed.
     *
     * @return one settlement a fact, in the order of the facts
     */
    List<FactResult> apply(List<? extends Fact> facts);
}
