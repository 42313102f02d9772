package io.curasync.curagenesis;

import io.curasync.platform.CodePoints;
import io.curasync.platform.NormalizedText;
import io.curasync.platform.TextSanitizer;
import io.curasync.platform.UsStates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what CuraGenesis sends, a page's row or an event's data, field by field. Whatever cannot be true is a {@link InvalidFieldException}
 * that names the field; null, like absence, means "not told".
 */
public final class JsonFields {

    private static final int MONEY_DIGITS = 12;
    private static final Instant EARLIEST_DATE = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration MAX_AHEAD = Duration.ofDays(1);

    private final JsonNode data;
    private final Instant latestDate;

    /** @param now what dates are compared with: none is more than a day later */
    public JsonFields(JsonNode data, Instant now) {
        this.data = data;
        this.latestDate = now.plus(MAX_AHEAD);
    }

    /** What was sent is at fault, and no retry would mend it. The message is for people. */
    public static final class InvalidFieldException extends RuntimeException {

        private static final long serialVersionUID = 1;

        public InvalidFieldException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /** An id: not empty, at most 200 characters, no control character. */
    public @Nullable String id(String field) {
        String id = text(field);
        if (id != null && id.isBlank()) {
            throw new InvalidFieldException(field + " is empty");
        }
        return id;
    }

    /** The code of a state or territory, else the text as it is written. Null if absent or blank. */
    public @Nullable String state(String field) {
        String text = text(field);
        return text == null || text.isEmpty() ? null : UsStates.stored(text);
    }

    /**
     * At most 200 characters, no control character; null if absent. Longer texts would not fit into an index. Normalized, so that
     * whatever compares it need not.
     */
    public @Nullable String text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidFieldException(field + " is not a text");
        }
        String text = NormalizedText.of(value.stringValue());
        if (CodePoints.count(text) > TextSanitizer.MAX_LENGTH) {
            throw new InvalidFieldException(field + " is longer than " + TextSanitizer.MAX_LENGTH + " characters");
        }
        if (!TextSanitizer.isClean(value.stringValue())) {
            throw new InvalidFieldException(field + " has a control character in it");
        }
        return text;
    }

    /** A whole number that fits an integer and is not below zero. */
    public @Nullable Integer count(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw new InvalidFieldException(field + " is not a whole number");
        }
        if (!value.canConvertToInt()) {
            throw new InvalidFieldException(field + " is beyond an integer");
        }
        if (value.intValue() < 0) {
            throw new InvalidFieldException(field + " is below zero");
        }
        return value.intValue();
    }

    /** Not below zero; rounded to the cent. */
    public @Nullable BigDecimal money(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new InvalidFieldException(field + " is not a number");
        }
        BigDecimal amount = value.decimalValue();
        if (amount.signum() < 0) {
            throw new InvalidFieldException(field + " is below zero");
        }
        // Digits are counted before any arithmetic: 1e999999999 is short to write and endless to work with.
        if (isImplausible(amount) || Math.abs((long) amount.scale()) > 1_000) {
            throw new InvalidFieldException(field + " is no plausible amount");
        }
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        if (isImplausible(rounded)) {
            throw new InvalidFieldException(field + " is no plausible amount");
        }
        return rounded;
    }

    private static boolean isImplausible(BigDecimal amount) {
        return (long) amount.precision() - amount.scale() > MONEY_DIGITS;
    }

    /** ISO 8601 with an offset, a plain date, or milliseconds or ten-digit seconds since 1970. Null if absent, or blank. */
    public @Nullable Instant time(String field) {
        JsonNode value = value(field);
        if (value == null || (value.isString() && value.stringValue().isBlank())) {
            return null;
        }
        Instant time = WireTimestamps.read(value);
        if (time == null) {
            throw new InvalidFieldException(field + " is no possible date");
        }
        if (time.isBefore(EARLIEST_DATE)) {
            throw new InvalidFieldException(field + " is before the year 2000: " + time);
        }
        if (time.isAfter(latestDate)) {
            throw new InvalidFieldException(field + " is more than a day in the future: " + time);
        }
        return time;
    }

    public <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidFieldException(field + " is missing");
        }
        return value;
    }

    private @Nullable JsonNode value(String field) {
        JsonNode value = data.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
