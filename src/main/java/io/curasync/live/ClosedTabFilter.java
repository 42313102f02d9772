package io.curasync.live;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Drops what is logged as an error, with a stack trace, when a browser tab is closed during a push. Tomcat refuses a write to
 * a WebSocket that is closed, or whose last write was cut off, with an {@link IllegalStateException}, which Atmosphere and
 * Vaadin take for a fault. Both give up the connection all the same, and a client that still exists connects again. If both
 * sides close a WebSocket at once, Atmosphere uses a resource that it has released: a {@link NullPointerException}.
 */
@Component
final class ClosedTabFilter extends TurboFilter implements DisposableBean {

    private static final String ATMOSPHERE = "org.atmosphere.";
    private static final String ATMOSPHERE_WEBSOCKET = "org.atmosphere.websocket.DefaultWebSocketProcessor";
    private static final String VAADIN_PUSH = "com.vaadin.flow.server.communication.PushAtmosphereHandler";
    private static final String TOMCAT_WEBSOCKET = "org.apache.tomcat.websocket.";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    ClosedTabFilter() {
        context.addTurboFilter(this);
    }

    @Override
    public void destroy() {
        context.getTurboFilterList().remove(this);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        return level == Level.ERROR
                        && (logger.getName().startsWith(ATMOSPHERE)
                                || logger.getName().equals(VAADIN_PUSH))
                        && isClosedConnection(failure == null ? last(parameters) : failure)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** Logback takes a failure after the parameters for one of them at this point. */
    private static @Nullable Object last(Object @Nullable [] parameters) {
        return parameters == null || parameters.length == 0 ? null : parameters[parameters.length - 1];
    }

    private static boolean isClosedConnection(@Nullable Object logged) {
        for (Throwable cause = logged instanceof Throwable failure ? failure : null;
                cause != null;
                cause = cause.getCause()) {
            StackTraceElement[] trace = cause.getStackTrace();
            boolean refused = cause instanceof IllegalStateException
                    && trace.length > 0
                    && trace[0].getClassName().startsWith(TOMCAT_WEBSOCKET);
            if (refused || isClosedTwice(cause, trace) || cause instanceof IOException) {
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
