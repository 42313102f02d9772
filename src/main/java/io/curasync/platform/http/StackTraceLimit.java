package io.curasync.platform.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.stereotype.Component;

/**
 * Limits the stack traces that each logger writes at level WARN or higher to 50 at once and one per second. A stack trace can have 50 KB,
 * and libraries log a stack trace for each malformed request. Without the limit, a client could fill the disk even without signing in.
 * Messages above the limit are logged without their stack traces.
 */
@Component
final class StackTraceLimit extends LoggedFailureFilter {

    private static final int PER_SECOND = 1;
    private static final int BURST = 50;

    private final KeyedRateLimiter traces = new KeyedRateLimiter(PER_SECOND, BURST);

    @Override
    protected boolean shouldDrop(
            Logger logger, Level level, String format, Object @Nullable [] parameters, Throwable failure) {
        if (!level.isGreaterOrEqual(logger.getEffectiveLevel()) || traces.secondsToWait(logger.getName()) == 0) {
            return false;
        }
        String message = MessageFormatter.arrayFormat(format, parameters).getMessage();
        String type = failure.getClass().getName();
        if (level == Level.ERROR) {
            logger.error("{} ({}, trace omitted: too many)", message, type);
        } else {
            logger.warn("{} ({}, trace omitted: too many)", message, type);
        }
        return true;
    }
}
