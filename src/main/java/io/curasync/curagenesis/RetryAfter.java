package io.curasync.curagenesis;

import io.curasync.platform.text.TextSanitizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The {@code Retry-After} header of a response (RFC 9110, section 10.2.3).
 *
 * @param delay requested delay, counted from the response; zero or negative if the requested date has passed
 * @param header raw value, sanitized for storage and display
 */
record RetryAfter(Duration delay, String header) {

    /** Maximum delay that CuraSync waits. A longer delay is probably a mistake. */
    static final Duration MAX_DELAY = Duration.ofDays(1);

    private static final int MAX_DIGITS = 9;

    /**
     * Parses the header. Returns null if the header is absent or blank, or neither a number of seconds nor a date.
     *
     * @param now current time; used only if the header contains a date and the response has no {@code Date}
     */
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

    /** Returns the delay, limited to {@link #MAX_DELAY}. */
    Duration cappedDelay() {
        return isLongerThan(MAX_DELAY) ? MAX_DELAY : delay;
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MAX_DIGITS
                ? Duration.ofDays(Short.MAX_VALUE)
                : Duration.ofSeconds(Long.parseLong(significant));
    }

    /**
     * Returns the delay until the date in the header; null if the header is not a date. Counts from the {@code Date} of the
     * response if there is one, so that clock differences do not matter.
     */
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
