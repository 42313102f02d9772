package io.curasync.curagenesis;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientResponseException;

/** What an answer other than 200 means. */
final class Failures {

    private Failures() {}

    static CuraGenesisException of(RestClientResponseException answer, boolean withCursor, Clock clock) {
        int status = answer.getStatusCode().value();
        if (status == 401 || status == 403) {
            return new CuraGenesisException.Unauthorized();
        }
        if (status == 400 && withCursor) {
            return new CuraGenesisException.CursorExpired();
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return new CuraGenesisException.Unavailable(
                    status == 429 ? "CuraGenesis wants fewer calls (429)" : "CuraGenesis answered " + status,
                    retryAfter(answer.getResponseHeaders(), clock),
                    answer);
        }
        return new CuraGenesisException.Unexpected(
                "CuraGenesis answered " + status + ": check that CURAGENESIS_API_BASE is the address of its API");
    }

    /** Seconds or a date, as RFC 9110 has it; null when there is none or it is neither. */
    private static @Nullable Duration retryAfter(@Nullable HttpHeaders headers, Clock clock) {
        String value = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        try {
            return value.chars().allMatch(Character::isDigit) && value.length() < 7
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
