package io.curasync.live;

/** Receives each new value. */
@FunctionalInterface
interface Watcher<T> {

    /**
     * Accepts a value; must return quickly.
     *
     * @param onShown to be run after the value was shown, or once it is certain that it will not be
     */
    void accept(T value, Runnable onShown);
}
