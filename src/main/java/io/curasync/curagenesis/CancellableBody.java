package io.curasync.curagenesis;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body that can be withdrawn until it is sent. Java's client asks for it after the head of the request, which it
 * may queue behind the TLS handshake. A request of which no byte of the body was sent cannot have been handled.
 */
final class CancellableBody implements BodyPublisher {

    private enum State {
        HELD,
        HANDED_OVER,
        WITHDRAWN
    }

    private final BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);

    CancellableBody(byte[] bytes) {
        this.bytes = BodyPublishers.ofByteArray(bytes);
    }

    /** False if some of it may have been sent; else none of it ever will be. */
    boolean withdraw() {
        return state.compareAndSet(State.HELD, State.WITHDRAWN);
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        if (state.compareAndSet(State.HELD, State.HANDED_OVER)) {
            bytes.subscribe(connection);
        } else {
            connection.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long bytes) {
                    connection.onError(new IOException("The request was withdrawn"));
                }

                @Override
                public void cancel() {
                    // Nothing was begun.
                }
            });
        }
    }
}
