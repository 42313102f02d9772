package io.curasync.practice;

/**
 * The displayed status of a practice. Each practice has exactly one: {@link #MISSING} takes precedence over {@link
 * #DORMANT}, which takes precedence over the other two.
 */
public enum PracticeStatus {
    /** Activated by CuraGenesis. */
    ACTIVE,
    /** Not activated yet. */
    ENROLLED,
    /** Had no order for twice its usual interval, and for at least a week. */
    DORMANT,
    /** No longer found by a full sync. CuraSync marks the practice, but never deletes it. */
    MISSING
}
