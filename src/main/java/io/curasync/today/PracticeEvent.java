package io.curasync.today;

/** Event that concerns a practice and calls for an action by its rep. */
public enum PracticeEvent {
    /** The practice became dormant. */
    DORMANT,
    /** The practice was activated. */
    ACTIVATED,
    /** The practice was handed over or assigned to the rep. */
    RECEIVED
}
