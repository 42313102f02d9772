package io.curasync.live;

import com.vaadin.flow.server.communication.PushConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes what is pushed to a screen, and counts it. */
final class CountedPushes implements PushConnection {

    final AtomicInteger count = new AtomicInteger();

    @Override
    public void push() {
        count.incrementAndGet();
    }

    @Override
    public void disconnect() {}

    @Override
    public boolean isConnected() {
        return true;
    }
}
