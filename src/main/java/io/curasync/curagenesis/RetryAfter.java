package io.curasync.curagenesis;

import io.curasync.platform.TextSanitizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The {@code Retry-After} of an answer (RFC 9110, section 10.2.3).
 *
 * @param delay from now on; zero or less: the date has passed
 * @param header as it was sent, fit to be stored and shown
 */
record RetryAfter(Duration delay, String header) {

    /** A longer delay is asked for by mistake, or we could not tell it from one. */
    static final Duration MAX_DELAY = Duration.ofDays(1);

    private static final int MAX_DIGITS = 9;

    /** Null if there is none, or it is neither a number of seconds nor a date. */
    static @Nullable RetryAfter of(@Nullable HttpHeaders headers, Instant now) {
        if (headers == null) {
            return null;
        }
        String header = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (header == null || header.isBlank()) {
            return null;
        }
        String value = header.strip();
        Duration delay = value.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(value) : until(headers, now);
        return delay == null ? null : new RetryAfter(delay, TextSanitizer.of(value));
    }

    boolean isLongerThan(Duration limit) {
        return delay.compareTo(limit) > 0;
    }

    /** The delay, but one day at most. */
    Duration cappedDelay() {
        return isLongerThan(MAX_DELAY) ? MAX_DELAY : delay;
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MAX_DIGITS
                ? Duration.ofDays(Short.MAX_VALUE)
                : Duration.ofSeconds(Long.parseLong(significant));
    }

    /** Counted from the answer's own {@code Date}, so that it does not matter whose clock is right. */
    private static @Nullable Duration until(HttpHeaders headers, Instant now) {
        ZonedDateTime until = date(headers, HttpHeaders.RETRY_AFTER);
        ZonedDateTime sent = date(headers, HttpHeaders.DATE);
        return until == null ? null : Duration.between(sent == null ? now : sent.toInstant(), until);
    }

    private static @Nullable ZonedDateTime date(HttpHeaders headers, String name) {
        try {
            return headers.getFirstZonedDateTime(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
