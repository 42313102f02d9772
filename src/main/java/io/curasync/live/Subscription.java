package io.curasync.live;

/** Something to be ended when a screen goes away. Ending it twice does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
