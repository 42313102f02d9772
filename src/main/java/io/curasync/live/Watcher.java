package io.curasync.live;

/** Receiver of the new values of a live value. {@link UiSubscriber} is the watcher of a screen. */
@FunctionalInterface
interface Watcher<T> {

    /**
     * Accepts a value. Must return quickly.
     *
     * @param readSince {@link System#nanoTime()} when the read of the value began
     * @param onShown must be run once, after the value was shown or discarded
     */
    void accept(T value, long readSince, Runnable onShown);

    /**
     * Returns whether the user of the watcher's screen has changed data since the read of the last accepted value began. The screen may
     * then differ from this value, so the next value is delivered even if it is equal. Always false for a watcher without a screen.
     */
    default boolean hasUserChange() {
        return false;
    }
}
