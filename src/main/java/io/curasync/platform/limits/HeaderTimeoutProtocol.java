package io.curasync.platform.limits;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP connector that closes a connection if the request line and the headers are not complete within 20 seconds. Tomcat itself limits only
 * the time between two reads. Therefore, a client that sends one byte every few seconds could occupy a connection for hours.
 */
public final class HeaderTimeoutProtocol extends Http11NioProtocol {

    private static final long HEADER_TIMEOUT_NANOS = Duration.ofSeconds(20).toNanos();

    private @Nullable ScheduledFuture<?> timeoutCheck;

    @Override
    public void start() throws Exception {
        super.start();
        timeoutCheck = getUtilityExecutor().scheduleWithFixedDelay(this::closeLateConnections, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (timeoutCheck != null) {
            timeoutCheck.cancel(false);
        }
        super.stop();
    }

    private void closeLateConnections() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> socket : getEndpoint().getConnections()) {
            if (socket.getCurrentProcessor() instanceof Processor processor && isLate(processor, now)) {
                socket.close();
            }
        }
    }

    /**
     * Returns whether the headers of the current request are incomplete and the time limit has passed. While Tomcat waits for more bytes of
     * the headers, the processor of the connection is in stage ENDED. The processor of an asynchronous request is in the same stage, but
     * the headers of this request are complete. A processor without a request belongs to a WebSocket.
     */
    private static boolean isLate(Processor processor, long now) {
        Request request = processor.getRequest();
        return request != null
                && !processor.isAsync()
                && request.getRequestProcessor().getStage() == Constants.STAGE_ENDED
                && request.getStartTimeNanos() > 0
                && now - request.getStartTimeNanos() > HEADER_TIMEOUT_NANOS;
    }
}
