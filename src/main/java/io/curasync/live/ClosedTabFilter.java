package io.curasync.live;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.curasync.platform.http.LoggedFailureFilter;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Suppresses the errors that Atmosphere and Vaadin log with stack traces when a browser tab is closed during a push. It
 * recognizes three causes. The connection fails with an {@link IOException}. Tomcat rejects a write to a WebSocket that is
 * closed, or whose last write was interrupted, with an {@link IllegalStateException}. If both sides close a WebSocket at the same
 * time, Atmosphere uses a resource that it has released, which causes a {@link NullPointerException}. In all cases the connection
 * is closed, and a tab that is still open reconnects.
 */
@Component
final class ClosedTabFilter extends LoggedFailureFilter {

    private static final String ATMOSPHERE = "org.atmosphere.";
    private static final String ATMOSPHERE_WEBSOCKET = "org.atmosphere.websocket.DefaultWebSocketProcessor";
    private static final String VAADIN_PUSH = "com.vaadin.flow.server.communication.PushAtmosphereHandler";
    private static final String TOMCAT_WEBSOCKET = "org.apache.tomcat.websocket.";

    @Override
    protected boolean shouldDrop(
            Logger logger, Level level, String format, Object @Nullable [] parameters, Throwable failure) {
        return level == Level.ERROR
                && (logger.getName().startsWith(ATMOSPHERE) || logger.getName().equals(VAADIN_PUSH))
                && isClosedConnection(failure);
    }

    private static boolean isClosedConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            StackTraceElement[] trace = cause.getStackTrace();
            boolean isRejectedWrite = cause instanceof IllegalStateException
                    && trace.length > 0
                    && trace[0].getClassName().startsWith(TOMCAT_WEBSOCKET);
            if (isRejectedWrite || isClosedTwice(cause, trace) || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClosedTwice(Throwable cause, StackTraceElement[] trace) {
        return cause instanceof NullPointerException
                && trace.length > 0
                && trace[0].getClassName().startsWith(ATMOSPHERE)
                && Arrays.stream(trace)
                        .anyMatch(frame -> frame.getClassName().equals(ATMOSPHERE_WEBSOCKET)
                                && frame.getMethodName().equals("close"));
    }
}
