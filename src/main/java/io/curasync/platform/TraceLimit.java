package io.curasync.platform;

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
import org.springframework.stereotype.Component;

/**
 * Limits the stack traces of each logger. A trace has up to 50 KB, and libraries log one for a malformed request, so a client
 * without a session could fill the disk. Beyond the limit the message is logged without its trace.
 */
@Component
final class TraceLimit extends TurboFilter implements DisposableBean {

    private static final int PER_SECOND = 1;
    private static final int AT_ONCE = 50;

    private final CallRate traces = new CallRate(PER_SECOND, AT_ONCE);
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    TraceLimit() {
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
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN)
                || format == null
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown == null ? MessageFormatter.getThrowableCandidate(parameters) : thrown;
        if (failure == null || traces.secondsToWait(logger.getName()) == 0) {
            return FilterReply.NEUTRAL;
        }
        String message = MessageFormatter.arrayFormat(format, parameters).getMessage();
        String type = failure.getClass().getName();
        if (level == Level.ERROR) {
            logger.error("{} ({}, trace omitted: too many)", message, type);
        } else {
            logger.warn("{} ({}, trace omitted: too many)", message, type);
        }
        return FilterReply.DENY;
    }
}
