package io.curasync.practice.ui;

import java.util.function.Supplier;

/**
 * Keeps something that is done again and again from taking more than a twentieth of the time. Once is no measure: what is slow
 * because it is done for the first time, or waited for something, is not paused for it.
 */
final class AdaptiveThrottle {

    private static final int PAUSE_FACTOR = 19;

    private volatile long next = System.nanoTime();
    private volatile long tookLast;

    boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    <T> T keep(Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            long ended = System.nanoTime();
            long took = ended - begun;
            next = ended + PAUSE_FACTOR * Math.min(took, tookLast);
            tookLast = took;
        }
    }
}
