package io.curasync.live;

/** Receives the new values of a live value. */
@FunctionalInterface
interface Watcher<T> {

    /**
     * Accepts a value; must return quickly.
     *
     * @param onShown must be run after the value was shown or discarded
     */
    void accept(T value, Runnable onShown);
}
