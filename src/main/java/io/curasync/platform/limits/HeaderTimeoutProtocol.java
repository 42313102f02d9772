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
 * Closes connections that do not complete the request line and headers within 20 seconds. Tomcat only limits the time between two reads,
 * so a client that sends a byte every few seconds would hold a connection for hours.
 */
public final class HeaderTimeoutProtocol extends Http11NioProtocol {

    private static final long HEADER_TIMEOUT_NANOS = Duration.ofSeconds(20).toNanos();

    private @Nullable ScheduledFuture<?> sweep;

    @Override
    public void start() throws Exception {
        super.start();
        sweep = getUtilityExecutor().scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (sweep != null) {
            sweep.cancel(false);
        }
        super.stop();
    }

    private void sweep() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> socket : getEndpoint().getConnections()) {
            if (socket.getCurrentProcessor() instanceof Processor processor && isLate(processor, now)) {
                socket.close();
            }
        }
    }

    /**
     * Returns whether the request headers exceed the time limit. Between two reads of headers, the processor stays
     * attached to the connection in stage ENDED, as for an asynchronous request. A processor without a request
     * belongs to a WebSocket.
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
