package io.curasync.live;

/** Subscription to a change signal or a live value. Closing it more than once has no further effect. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
