package io.curasync.live;

/** Wants to know when screens of this instance were told something new. A bean of whoever measures it. */
@FunctionalInterface
public interface UiPushListener {

    /**
     * Screens have shown a new value, all that watch it.
     *
     * @param waitedSinceNanos {@link System#nanoTime()} when the first of them began to watch or, if that is later, when the
     *     read before this one began: what was committed before either is not what these screens waited for
     * @param readSinceNanos when its read began: what was committed before is in it
     */
    void pushed(Topic topic, long waitedSinceNanos, long readSinceNanos);
}
