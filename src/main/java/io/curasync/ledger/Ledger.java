package io.curasync.ledger;

import java.util.List;

/** The only writer of practices and orders. */
public interface Ledger {

    /**
     * Turns facts into state, within the caller's transaction. The resulting state does not depend on the order of the facts, on
     * their channels or on repetitions. Publishes one {@link LedgerChanges} within the transaction if anything changed.
     *
     * @return one result per fact, in any order
     */
    List<FactResult> apply(List<? extends Fact> facts);
}
