package io.curasync.monitoring;

/** State of an incident. */
public enum IncidentState {
    /** The incident is unresolved, and no admin has acknowledged it. */
    OPEN,
    /** The incident is unresolved, and an admin has acknowledged it. */
    ACKNOWLEDGED,
    /** The problem has ended, or the check no longer exists. */
    RESOLVED
}
