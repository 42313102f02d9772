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
 * HTTP connector that closes connections that do not complete the request line and headers within 20 seconds. Tomcat
 * limits only the time between two reads, so a client that sends a byte every few seconds would occupy a connection for
 * hours.
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
     * Returns whether the headers of the current request exceed the time limit. Between two reads of headers, the
     * processor remains attached to the connection in stage ENDED, as for an asynchronous request. A processor without
     * a request belongs to a WebSocket.
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
