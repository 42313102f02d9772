package io.curasync.practice.ui;

import java.util.function.Supplier;

/** Keeps something that is done again and again from taking more than a twentieth of the time. */
final class Pace {

    private static final int PAUSE = 19;

    private volatile long next = System.nanoTime();

    boolean isDue() {
        return System.nanoTime() - next >= 0;
    }

    <T> T keep(Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            long ended = System.nanoTime();
            next = ended + PAUSE * (ended - begun);
        }
    }
}
