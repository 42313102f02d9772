package io.curasync.platform.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Parses a time in a query parameter of the API. The format is ISO 8601 with an offset. */
public final class QueryTime {

    private static final Pattern FORMAT = Pattern.compile("[1-9]\\d{3}-.*");

    private QueryTime() {}

    /**
     * Parses the value of a parameter. Returns null if it is missing.
     *
     * @param parameter name of the parameter, for the message
     * @param text value of the parameter; null or blank if it is missing
     * @throws ResponseStatusException with status 400 if the text is not a time in ISO 8601 with an offset
     */
    public static @Nullable Instant of(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        // PostgreSQL cannot store the distant years that Java can parse. In a query, a plus sign is decoded to a blank.
        if (FORMAT.matcher(stripped).matches()) {
            try {
                return OffsetDateTime.parse(stripped.replace(' ', '+')).toInstant();
            } catch (DateTimeParseException e) {
                throw invalid(parameter, e);
            }
        }
        throw invalid(parameter, null);
    }

    private static ResponseStatusException invalid(String parameter, @Nullable Exception cause) {
        return new ResponseStatusException(
                HttpStatus.BAD_REQUEST, parameter + " must be a time such as 2026-11-28T09:15:00Z.", cause);
    }
}
