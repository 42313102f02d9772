package io.curasync.platform.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.beans.factory.DisposableBean;

/**
 * Base class of Logback filters that suppress some log messages. Only messages with an exception and level WARN or ERROR can be suppressed.
 * A filter is active from its construction until Spring destroys its bean.
 */
public abstract class LoggedFailureFilter extends TurboFilter implements DisposableBean {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    protected LoggedFailureFilter() {
        context.addTurboFilter(this);
    }

    @Override
    public final void destroy() {
        context.getTurboFilterList().remove(this);
    }

    /**
     * Returns whether to suppress a message. Also called for messages that the logger does not write because of its level.
     *
     * @param format message with placeholders for the parameters
     * @param parameters parameters of the message; the last one may be the exception; null if there are none
     * @param failure the exception
     */
    protected abstract boolean shouldDrop(
            Logger logger, Level level, String format, Object @Nullable [] parameters, Throwable failure);

    @Override
    public final FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        if (format == null || !level.isGreaterOrEqual(Level.WARN)) {
            return FilterReply.NEUTRAL;
        }
        // At this point, Logback has not yet removed an exception at the end of the parameters.
        Throwable failure = thrown == null ? MessageFormatter.getThrowableCandidate(parameters) : thrown;
        return failure != null && shouldDrop(logger, level, format, parameters, failure)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
