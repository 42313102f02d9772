package io.curasync.monitoring;

/** State of an incident. */
public enum IncidentState {
    /** The check has a problem, and no admin has acknowledged the incident. */
    OPEN,
    /** The check has a problem, and an admin has acknowledged the incident. */
    ACKNOWLEDGED,
    /** The check no longer has a problem. */
    RESOLVED
}
