package io.curasync.today;

/** Kind of an event that concerns a practice and calls for an action by its rep. */
public enum PracticeEvent {
    /** The practice became dormant. */
    DORMANT,
    /** The practice was activated. */
    ACTIVATED,
    /**
     * The practice was assigned to the rep, and had been assigned to another rep before. The first assignment of a practice creates no
     * event.
     */
    RECEIVED
}
