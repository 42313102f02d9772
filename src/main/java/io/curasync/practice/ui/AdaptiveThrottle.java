package io.curasync.practice.ui;

import java.util.function.Supplier;

/**
 * Limits repeated work to about a twentieth of the time, by pauses between the executions. A pause is {@value #PAUSE_FACTOR} times as long
 * as the shorter of the last two executions. Therefore, a single slow execution does not cause a long pause. There is no pause after the
 * first execution. {@link RowLoader} uses this class for slow queries.
 */
final class AdaptiveThrottle {

    private static final int PAUSE_FACTOR = 19;

    private volatile long nextStart = System.nanoTime();
    private volatile long lastDuration;

    /** Returns whether the pause after the last execution is over. Returns true before the first execution. */
    boolean isDue() {
        return System.nanoTime() - nextStart >= 0;
    }

    /** Executes the work, even during a pause, and then starts the next pause. */
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
