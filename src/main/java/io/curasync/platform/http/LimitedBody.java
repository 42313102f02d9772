package io.curasync.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * Input stream of a request body. While the body is read, limits its size and the time until it is complete. A check of {@code
 * Content-Length} is not sufficient, because chunked requests do not have this header. Without the time limit, a client that pauses after
 * every byte would occupy a connection for hours.
 */
public final class LimitedBody extends ServletInputStream {

    /** Thrown if the body exceeds its maximum size. */
    public static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    /** Thrown if the body takes longer than 30 seconds plus one second per 16 KiB received. */
    public static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1;
    }

    private static final long GRACE_PERIOD_NANOS = Duration.ofSeconds(30).toNanos();

    private static final long NANOS_PER_BYTE =
            Duration.ofSeconds(1).dividedBy(16 * 1024).toNanos();

    private final ServletInputStream body;
    private final long maxBytes;
    private final long startNanos = System.nanoTime();
    private long received;

    public LimitedBody(ServletInputStream body, long maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = body.read(into, from, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        received += bytes;
        if (received > maxBytes) {
            throw new TooLargeException();
        }
        if (System.nanoTime() - startNanos > GRACE_PERIOD_NANOS + received * NANOS_PER_BYTE) {
            throw new TooSlowException();
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
