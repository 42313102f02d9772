package io.curasync.curagenesis;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Request body that can be withdrawn until the HTTP client starts to send it. Java's client first sends the request headers,
 * possibly after waiting for a TLS handshake, and only then requests the body. If no byte of the body was sent, the server cannot
 * have processed the request.
 */
final class CancellableBody implements BodyPublisher {

    private enum State {
        PENDING,
        SENDING,
        WITHDRAWN
    }

    private final BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);

    CancellableBody(byte[] bytes) {
        this.bytes = BodyPublishers.ofByteArray(bytes);
    }

    /**
     * Withdraws the body if the client has not started to send it.
     *
     * @return true if no byte of the body was or will be sent; false if a part may have been sent
     */
    boolean withdraw() {
        return state.compareAndSet(State.PENDING, State.WITHDRAWN);
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        if (state.compareAndSet(State.PENDING, State.SENDING)) {
            bytes.subscribe(connection);
        } else {
            connection.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long bytes) {
                    connection.onError(new IOException("The request was withdrawn"));
                }

                @Override
                public void cancel() {
                    // There is nothing to cancel, because sending never started.
                }
            });
        }
    }
}
