package io.curasync.live;

/** Listener for values pushed to screens of this instance. Implemented by beans that measure latency. */
@FunctionalInterface
public interface UiPushListener {

    /**
     * Called after each screen that watches a value has shown the new value or was closed.
     *
     * @param waitedSinceNanos {@link System#nanoTime()} when the first screen subscribed or, if later, when the previous read
     *     began; changes committed earlier were part of an earlier value
     * @param readSinceNanos {@link System#nanoTime()} when the read began; changes committed earlier are part of the value
     */
    void pushed(Topic topic, long waitedSinceNanos, long readSinceNanos);
}
