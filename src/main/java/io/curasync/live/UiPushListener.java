package io.curasync.live;

/**
 * Listener that is called when new values have been pushed to the screens of this instance. Beans that measure latency implement this
 * interface.
 */
@FunctionalInterface
public interface UiPushListener {

    /**
     * Called after a value was read, as soon as all watchers to which the value was delivered have shown it, discarded it or been closed.
     * Not called if all watchers already had an equal value.
     *
     * @param waitedSinceNanos {@link System#nanoTime()} when the previous successful read began, or when the first watcher subscribed if
     *     that was later. Earlier changes do not count as waiting, because they were already shown, or no screen was open.
     * @param readSinceNanos {@link System#nanoTime()} when the read of the value began. The value includes all changes that were
     *     committed before this time.
     */
    void pushed(Topic topic, long waitedSinceNanos, long readSinceNanos);
}
