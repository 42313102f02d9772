package io.curasync.webhook;

/** Processing status of an inbox event. */
public enum EventStatus {
    /** Due, or scheduled for a retry. */
    RECEIVED,
    APPLIED,
    /** Not applied, because the event type is unknown. */
    IGNORED,
    /** Waits until the practice of its order is known, or, for a correction, for the outcome of the event with the same key. */
    WAITING,
    FAILED
}
