package io.curasync.live;

/** Wants to know when screens of this instance were told something new. A bean of whoever measures it. */
@FunctionalInterface
public interface PushListener {

    /**
     * Screens were handed a new value.
     *
     * @param readSinceNanos {@link System#nanoTime()} when its read began: what was committed before is in it
     */
    void pushed(Topic topic, long readSinceNanos);
}
