package io.curasync.practice;

/**
 * The displayed status of a practice. Each practice has exactly one status. {@link #MISSING} takes precedence over {@link #DORMANT}, which
 * takes precedence over {@link #ACTIVE} and {@link #ENROLLED}.
 */
public enum PracticeStatus {
    /** CuraGenesis has activated the practice. */
    ACTIVE,
    /** CuraGenesis has not activated the practice yet. */
    ENROLLED,
    /**
     * The practice has had no order for twice its usual interval, and for at least a week. The usual interval is known from the third order
     * on.
     */
    DORMANT,
    /** A full sync no longer found the practice. CuraSync marks the practice, but never deletes it. */
    MISSING
}
