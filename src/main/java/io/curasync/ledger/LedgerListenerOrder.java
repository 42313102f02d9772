package io.curasync.ledger;

/**
 * Values of {@code @Order} for the synchronous listeners of {@link LedgerChanges}, in the order in which they run. Because the
 * order is fixed, all transactions lock the rows that the listeners update in the same order. This prevents deadlocks.
 */
public final class LedgerListenerOrder {

    /** Position of the listener that updates the ownership periods. This listener runs first, because the others may read the periods. */
    public static final int OWNERSHIP = 1;

    public static final int ROLLUPS = 2;
    public static final int NOTIFICATIONS = 3;

    /** Position of the listener that captures the changes of a dry run. This listener writes nothing. */
    public static final int DRY_RUN = 4;

    /** Position of the listener that requeues webhook events when the practice for which they wait becomes known. */
    public static final int WAITING_EVENTS = 5;

    /** Position of the listener that assigns the next step of a practice to the practice's new rep. */
    public static final int NEXT_STEPS = 6;

    private LedgerListenerOrder() {}
}
