package io.curasync.live;

/** Somebody who is to be told each new value. */
@FunctionalInterface
interface Watcher<T> {

    /**
     * Takes a value, quickly.
     *
     * @param told to be run once it has been shown, or once it is certain that it will not be
     */
    void hand(T value, Runnable told);
}
