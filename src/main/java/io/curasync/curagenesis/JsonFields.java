package io.curasync.curagenesis;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.platform.text.UsStates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads and validates the fields of a JSON object from CuraGenesis, such as a page row or the data of an event. The methods throw
 * an {@link InvalidFieldException} if a value is invalid. JSON null counts as an absent field.
 */
public final class JsonFields {

    private static final int MAX_INTEGER_DIGITS = 12;
    private static final Instant EARLIEST_DATE = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration MAX_AHEAD = Duration.ofDays(1);

    private final JsonNode data;
    private final Instant latestDate;

    /**
     * Creates a reader of a JSON object.
     *
     * @param now reference time; a time in a field may be at most one day later
     */
    public JsonFields(JsonNode data, Instant now) {
        this.data = data;
        this.latestDate = now.plus(MAX_AHEAD);
    }

    /**
     * Thrown if a field is missing or invalid. A retry with the same data would fail again. The message describes the fault and can be
     * shown to users.
     */
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

    /** Returns an id, with the rules of {@link #text}. Returns null if the field is absent. Also rejects a blank id. */
    public @Nullable String id(String field) {
        String id = text(field);
        if (id != null && id.isBlank()) {
            throw new InvalidFieldException(field + " is empty");
        }
        return id;
    }

    /**
     * Returns the two-letter code if the text is the code or the name of a US state or territory. Otherwise, returns the normalized text.
     * Returns null if the field is absent or blank. Accepts and rejects the same values as {@link #text}.
     */
    public @Nullable String state(String field) {
        String text = text(field);
        return text == null || text.isEmpty() ? null : UsStates.stored(text);
    }

    /**
     * Returns a text of at most 200 characters, normalized by {@link NormalizedText#of}. Returns null if the field is absent, and "" if
     * it is blank. Rejects control characters and unpaired surrogates. Longer texts are rejected, because they would not fit into an
     * index.
     */
    public @Nullable String text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidFieldException(field + " is not a string");
        }
        String text = NormalizedText.of(value.stringValue());
        if (CodePoints.count(text) > TextSanitizer.MAX_LENGTH) {
            throw new InvalidFieldException(field + " is longer than " + TextSanitizer.MAX_LENGTH + " characters");
        }
        if (!TextSanitizer.isClean(value.stringValue())) {
            throw new InvalidFieldException(field + " contains a control character");
        }
        return text;
    }

    /** Returns a non-negative integer; null if the field is absent. */
    public @Nullable Integer count(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw new InvalidFieldException(field + " is not a whole number");
        }
        if (!value.canConvertToInt()) {
            throw new InvalidFieldException(field + " is too large for an integer");
        }
        if (value.intValue() < 0) {
            throw new InvalidFieldException(field + " is below zero");
        }
        return value.intValue();
    }

    /**
     * Returns a non-negative amount with at most 12 digits before the decimal point, rounded half up to the cent. Returns null if
     * the field is absent.
     */
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
        // Check the number of digits before any arithmetic: 1e999999999 is short but extremely slow to process.
        if (isImplausible(amount) || Math.abs((long) amount.scale()) > 1_000) {
            throw new InvalidFieldException(field + " is not a plausible amount");
        }
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        if (isImplausible(rounded)) {
            throw new InvalidFieldException(field + " is not a plausible amount");
        }
        return rounded;
    }

    private static boolean isImplausible(BigDecimal amount) {
        return (long) amount.precision() - amount.scale() > MAX_INTEGER_DIGITS;
    }

    /**
     * Returns a time between the start of the year 2000 and one day after the reference time; null if the field is absent or blank.
     * Accepts ISO 8601 with an offset, a plain date as midnight UTC, and a Unix time. A Unix time with ten digits counts as seconds, any
     * other as milliseconds.
     */
    public @Nullable Instant time(String field) {
        JsonNode value = value(field);
        if (value == null || (value.isString() && value.stringValue().isBlank())) {
            return null;
        }
        Instant time = WireTimestamps.read(value);
        if (time == null) {
            throw new InvalidFieldException(field + " is not a valid date");
        }
        if (time.isBefore(EARLIEST_DATE)) {
            throw new InvalidFieldException(field + " is before the year 2000: " + time);
        }
        if (time.isAfter(latestDate)) {
            throw new InvalidFieldException(field + " is more than a day in the future: " + time);
        }
        return time;
    }

    /**
     * Returns the value of a required field.
     *
     * @param value the value as read by another method; null if the field is absent
     * @throws InvalidFieldException if the value is null
     */
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
