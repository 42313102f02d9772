package io.curasync.live;

/** Subscription to a signal or live value. Closing it again has no effect. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
