package io.curasync.webhook;

/** Processing status of an inbox event. */
public enum EventStatus {
    /** Due, or scheduled for a retry. */
    RECEIVED,
    APPLIED,
    /** The event type is unknown. */
    IGNORED,
    /** The practice of the order is not known yet, or the event is a correction that waits for the outcome of another event. */
    WAITING,
    FAILED
}
