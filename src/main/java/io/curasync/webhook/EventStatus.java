package io.curasync.webhook;

/** Processing status of an inbox event. */
public enum EventStatus {
    /** Queued for the workers. The event is due now, or a retry is scheduled. */
    RECEIVED,
    /** Applied to the ledger, even if the event contained nothing new. */
    APPLIED,
    /** Not applied, because the event type is unknown. */
    IGNORED,
    /**
     * Neither applied nor queued. The event is an order whose practice is not known yet, or a correction of an event that has no outcome
     * yet.
     */
    WAITING,
    /** Not applied, and not retried automatically. Either the last attempt failed, or a correction replaced the event. */
    FAILED
}
