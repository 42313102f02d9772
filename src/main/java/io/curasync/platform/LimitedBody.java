package io.curasync.platform;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * A request's body that may have so many bytes and must keep arriving: {@code Content-Length} can be wrong, a chunked body has none, and
 * a sender that pauses again and again would keep its connection for hours.
 */
public final class LimitedBody extends ServletInputStream {

    /** The body has more bytes than it may have. */
    public static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    /** The body arrives more slowly than anybody's connection is. */
    public static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1;
    }

    /** The time that every body has. */
    private static final long GRACE_NANOS = Duration.ofSeconds(30).toNanos();

    /** A tenth of a second for each 1.6 KB beyond that. */
    private static final long NANOS_PER_BYTE =
            Duration.ofSeconds(1).dividedBy(16 * 1024).toNanos();

    private final ServletInputStream body;
    private final long most;
    private final long begun = System.nanoTime();
    private long received;

    /** @param most how many bytes it may have */
    public LimitedBody(ServletInputStream body, long most) {
        this.body = body;
        this.most = most;
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
        if (received > most) {
            throw new TooLargeException();
        }
        if (System.nanoTime() - begun > GRACE_NANOS + received * NANOS_PER_BYTE) {
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
