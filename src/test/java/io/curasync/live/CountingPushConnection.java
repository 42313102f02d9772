package io.curasync.live;

import com.vaadin.flow.server.communication.PushConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** Push connection that only counts pushes. */
final class CountingPushConnection implements PushConnection {

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
