package io.curasync.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A network between a client and a server that can be cut and restored, and that can rewrite responses. */
final class TcpRelay implements AutoCloseable {

    private final int target;
    private final UnaryOperator<byte[]> answers;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private int port;
    private @Nullable ServerSocket listening;

    TcpRelay(int target) {
        this(target, UnaryOperator.identity());
    }

    /** @param answers function applied to each piece that the server sends */
    TcpRelay(int target, UnaryOperator<byte[]> answers) {
        this.target = target;
        this.answers = answers;
        mend();
    }

    String base() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Accepts connections on the same port as before. */
    void mend() {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = server.getLocalPort();
            listening = server;
            Thread.ofVirtual().start(() -> accept(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes all connections and rejects new ones. */
    void cut() {
        ServerSocket server = listening;
        if (server != null) {
            close(server);
        }
        sockets.forEach(TcpRelay::close);
        sockets.clear();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, UnaryOperator.identity()));
                Thread.ofVirtual().start(() -> pump(far, near, answers));
            } catch (IOException e) {
                // The connection was cut, or CuraSync accepts none: the browser sees an aborted connection.
            }
        }
    }

    private void pump(Socket from, Socket to, UnaryOperator<byte[]> change) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            byte[] buffer = new byte[16_384];
            for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                to.getOutputStream().write(change.apply(Arrays.copyOf(buffer, size)));
            }
        } catch (IOException e) {
            // One end has closed, so both do.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
