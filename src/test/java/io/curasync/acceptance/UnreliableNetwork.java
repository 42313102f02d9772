package io.curasync.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a browser and an instance, with simulated failures. */
final class UnreliableNetwork implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile boolean up = true;
    private volatile boolean swallowing;

    /** @param target port of the instance */
    UnreliableNetwork(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String base() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** Closes all connections and rejects new ones. */
    void cut() {
        up = false;
        connections.forEach(UnreliableNetwork::close);
    }

    /** Drops responses to the browser without notifying either side. */
    void swallow() {
        swallowing = true;
    }

    /** Resumes normal operation, for new and existing connections. */
    void mend() {
        swallowing = false;
        up = true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket browser = server.accept();
                Thread.ofVirtual().start(() -> connect(browser));
            } catch (IOException closed) {
                // The thread ends with its socket.
            }
        }
    }

    private void connect(Socket browser) {
        connections.add(browser);
        try (browser;
                Socket instance = new Socket(InetAddress.getLoopbackAddress(), target)) {
            connections.add(instance);
            if (up) {
                Thread.ofVirtual().start(() -> pass(browser, instance, false));
                pass(instance, browser, true);
            }
            connections.remove(instance);
        } catch (IOException connectionClosed) {
            // Connections may break, as in every network.
        } finally {
            connections.remove(browser);
        }
    }

    private void pass(Socket from, Socket to, boolean toBrowser) {
        byte[] bytes = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!toBrowser || !swallowing) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException connectionClosed) {
            // Closing the sockets informs the other side.
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException connectionClosed) {
            // The socket is closed afterwards.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
