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

    /**
     * Applies facts like {@link #apply(List)}.
     *
     * @param beforeChanges runs once within the transaction, when all practices and orders are written and before the {@link LedgerChanges}
     *     are published. Listeners write rows that all transactions share, so transactions that must commit in a certain order can wait for
     *     each other here.
     */
    List<FactResult> apply(List<? extends Fact> facts, Runnable beforeChanges);
}
