package io.curasync.live;

/** Receiver of the new values of a live value. */
@FunctionalInterface
interface Watcher<T> {

    /**
     * Accepts a value. Must return quickly.
     *
     * @param readSince {@link System#nanoTime()} when the read of the value began
     * @param onShown to be run once, after the value was shown or discarded
     */
    void accept(T value, long readSince, Runnable onShown);

    /**
     * Returns whether the user of the screen has changed data since the read of the last accepted value began. The screen may then
     * show something else than this value.
     */
    default boolean hasUserChange() {
        return false;
    }
}
