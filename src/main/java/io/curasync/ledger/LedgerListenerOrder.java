package io.curasync.ledger;

/**
 * Values of {@code @Order} for the listeners of {@link LedgerChanges}, in the order in which they run. The order is fixed, so that
 * all transactions lock the listeners' rows in the same order and cannot deadlock.
 */
public final class LedgerListenerOrder {

    /** Updates the ownership periods, which the other listeners may read. */
    public static final int OWNERSHIP = 1;

    public static final int ROLLUPS = 2;
    public static final int NOTIFICATIONS = 3;

    /** Captures the changes of a dry run. Writes nothing. */
    public static final int DRY_RUN = 4;

    /** Requeues the webhook events that wait for a practice. */
    public static final int WAITING_EVENTS = 5;

    private LedgerListenerOrder() {}
}
