package io.curasync.practice.ui;

import java.util.function.Supplier;

/**
 * Limits repeated work to a twentieth of the time. The pause after an execution depends on the shorter of the last two
 * executions. Therefore a single slow execution, such as the first one or one that had to wait, causes no long pause.
 */
final class AdaptiveThrottle {

    private static final int PAUSE_FACTOR = 19;

    private volatile long nextStart = System.nanoTime();
    private volatile long lastDuration;

    /** Returns whether the pause after the last execution is over. */
    boolean isDue() {
        return System.nanoTime() - nextStart >= 0;
    }

    /** Executes the work and starts the next pause. */
    <T> T run(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long end = System.nanoTime();
            long duration = end - start;
            nextStart = end + PAUSE_FACTOR * Math.min(duration, lastDuration);
            lastDuration = duration;
        }
    }
}
