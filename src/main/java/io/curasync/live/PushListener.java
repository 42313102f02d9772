package io.curasync.live;

/** Wants to know when screens of this instance were told something new. A bean of whoever measures it. */
@FunctionalInterface
public interface PushListener {

    /**
     * Screens have shown a new value, all that watch it.
     *
     * @param watchedSinceNanos {@link System#nanoTime()} when the first of them began to watch: no screen waited before
     * @param readSinceNanos when its read began: what was committed before is in it
     */
    void pushed(Topic topic, long watchedSinceNanos, long readSinceNanos);
}
