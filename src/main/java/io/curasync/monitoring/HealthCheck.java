package io.curasync.monitoring;

import java.time.Instant;
import java.util.Optional;

/**
 * A health check. The module that knows the checked state implements this interface as a bean. There is one bean for each
 * {@link CheckId}. Scheduled runs take place on only one instance of the cluster at a time.
 */
public interface HealthCheck {

    CheckId id();

    /**
     * Evaluates the check. If the check applies but cannot be judged at the moment, returns an {@linkplain CheckResult#inconclusive
     * inconclusive} result.
     *
     * @throws RuntimeException if the evaluation fails. Unless the cause is a database outage, the stored result is then a warning that
     *     the state of the check is unknown. The stack trace of repeated equal failures is logged once.
     */
    CheckResult run();

    /**
     * Returns whether this is an active check, that is, whether it calls other systems. Active checks run after a start, then hourly by
     * default, and on demand. Passive checks derive their result from stored state within milliseconds, and run every ten seconds by
     * default.
     */
    default boolean isActive() {
        return false;
    }

    /**
     * Evaluates an active check from stored state, such as the calls of the last sync. While {@link #run} is not due, this method is called
     * as often as passive checks run, so that a problem is visible earlier. Must not call other systems.
     *
     * @param since time of the last {@link #run}
     * @return the result; empty if nothing was stored since then. The last result then remains valid.
     */
    default Optional<CheckResult> runFromStoredState(Instant since) {
        return Optional.empty();
    }
}
