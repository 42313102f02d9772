package io.curasync.ledger;

import java.util.List;

/** Applies facts to practices and orders. No other code does so. */
public interface Ledger {

    /**
     * Applies facts within the caller's transaction. The resulting state does not depend on the order in which facts arrive, on their
     * channels, or on how often they are repeated. If a {@link PracticeState} changed or an order is new, publishes one {@link
     * LedgerChanges} within the transaction.
     *
     * @return one result per fact, in any order
     * @throws org.springframework.dao.PessimisticLockingFailureException if a practice was merged concurrently, or on a deadlock; the
     *     caller can retry
     */
    List<FactResult> apply(List<? extends Fact> facts);
}
