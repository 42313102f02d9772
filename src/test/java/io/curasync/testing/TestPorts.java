package io.curasync.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * TCP ports for processes that tests start. A process binds its port only after seconds, so a port that is merely free now may be taken by
 * then. Therefore, test processes that run at the same time use different ranges, below the ports that Linux gives to connections.
 */
public final class TestPorts {

    private static final int LOWEST = 10_000;
    private static final int RANGES = 100;
    private static final int RANGE_SIZE = 200;

    /** Test processes that run at the same time have been started one after the other, so their process ids differ by less than 100. */
    private static final int FIRST =
            LOWEST + Math.toIntExact(ProcessHandle.current().pid() % RANGES) * RANGE_SIZE;

    private static final AtomicInteger RESERVED = new AtomicInteger();

    private TestPorts() {}

    /** Returns a port that is free and that was not returned before. */
    public static int reserve() {
        for (int attempt = 0; attempt < RANGE_SIZE; attempt++) {
            int port = FIRST + RESERVED.getAndIncrement() % RANGE_SIZE;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port from %d to %d is free".formatted(FIRST, FIRST + RANGE_SIZE - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
