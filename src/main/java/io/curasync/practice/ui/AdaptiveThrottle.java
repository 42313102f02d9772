package io.curasync.practice.ui;

import java.util.function.Supplier;

/**
 * Limits repeated work to a twentieth of the time. The pause follows the shorter of the last two executions, so that a single slow one,
 * such as the first or one that had to wait, causes no long pause.
 */
final class AdaptiveThrottle {

    private static final int PAUSE_FACTOR = 19;

    private volatile long next = System.nanoTime();
    private volatile long tookLast;

    boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    <T> T run(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long end = System.nanoTime();
            long took = end - start;
            next = end + PAUSE_FACTOR * Math.min(took, tookLast);
            tookLast = took;
        }
    }
}
