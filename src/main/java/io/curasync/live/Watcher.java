package io.curasync.live;

/** Receiver of the new values of a live value. */
@FunctionalInterface
interface Watcher<T> {

    /**
     * Accepts a value. Must return quickly.
     *
     * @param onShown to be run once, after the value was shown or discarded
     */
    void accept(T value, Runnable onShown);
}
