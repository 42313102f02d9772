package io.curasync.live;

/** Called when a new value was pushed to screens of this instance; implemented by beans that measure latency. */
@FunctionalInterface
public interface UiPushListener {

    /**
     * Called after all screens that watch a value have shown its new state.
     *
     * @param waitedSinceNanos {@link System#nanoTime()} when the first screen subscribed or, if later, when the previous read
     *     began; changes committed earlier are not part of this push
     * @param readSinceNanos {@link System#nanoTime()} when the read began; changes committed earlier are part of the value
     */
    void pushed(Topic topic, long waitedSinceNanos, long readSinceNanos);
}
