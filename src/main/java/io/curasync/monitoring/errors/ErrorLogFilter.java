package io.curasync.monitoring.errors;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.monitoring.ErrorSource;
import io.curasync.platform.RecentPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the error log.
 *
 * @param source null matches all sources
 * @param since earliest time of a failure
 * @param search part of the summary, ignoring case; "" matches all
 */
public record ErrorLogFilter(@Nullable ErrorSource source, Instant since, String search) {

    /** Length of the period that the error log covers if the user has not chosen one. */
    public static final Duration DEFAULT_PERIOD = RecentPeriod.WEEK.length();

    /** Replaces a time before 1970 with the start of 1970, because PostgreSQL cannot represent all times that Java can. */
    public ErrorLogFilter {
        since = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
    }

    boolean includes(ErrorSource candidate) {
        return source == null || source == candidate;
    }

    boolean matches(ErrorEntry entry) {
        return entry.summary().toLowerCase(Locale.ROOT).contains(search.strip().toLowerCase(Locale.ROOT));
    }
}
