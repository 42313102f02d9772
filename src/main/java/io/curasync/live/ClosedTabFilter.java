package io.curasync.live;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.curasync.platform.http.LoggedFailureFilter;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Suppresses the errors that Atmosphere and Vaadin log with stack traces when a browser tab is closed during a push. The filter
 * recognizes three causes. First, the connection fails with an {@link IOException}. Second, Tomcat rejects a write with an
 * {@link IllegalStateException}, because the WebSocket is closed or its last write was interrupted. Third, both sides close the WebSocket
 * at the same time, and Atmosphere fails with a {@link NullPointerException}. In each case, the connection is closed, and a tab that is
 * still open reconnects.
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
