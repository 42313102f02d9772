package io.curasync.curagenesis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what CuraGenesis sends, a page's row or an event's data, field by field. Whatever cannot be true is a {@link Refusal}
 * that names the field; null, like absence, means "not told".
 */
public final class WireFields {

    private static final int MONEY_DIGITS = 12;
    private static final Instant EARLIEST =
            LocalDate.of(1970, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LATEST =
            LocalDate.of(2200, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final JsonNode data;

    public WireFields(JsonNode data) {
        this.data = data;
    }

    /** What was sent is at fault, and no retry would mend it. The message is for people. */
    public static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Refusal(String message) {
            super(message);
        }
    }

    /** An id: not empty, at most 200 characters, no control character. */
    public @Nullable String id(String field) {
        String id = text(field);
        if (id != null && id.isBlank()) {
            throw new Refusal(field + " is empty");
        }
        return id;
    }

    /** At most 200 characters, no control character; null when it is not told. Longer texts would not fit into an index. */
    public @Nullable String text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw new Refusal(field + " is not a text");
        }
        String text = value.stringValue();
        if (text.codePointCount(0, text.length()) > Printable.LONGEST) {
            throw new Refusal(field + " is longer than " + Printable.LONGEST + " characters");
        }
        if (!Printable.isClean(text)) {
            throw new Refusal(field + " has a control character in it");
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
            throw new Refusal(field + " is not a whole number");
        }
        if (!value.canConvertToInt()) {
            throw new Refusal(field + " is beyond an integer");
        }
        if (value.intValue() < 0) {
            throw new Refusal(field + " is below zero");
        }
        return value.intValue();
    }

    /** Rounded to the cent. */
    public @Nullable BigDecimal money(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new Refusal(field + " is not a number");
        }
        BigDecimal amount = value.decimalValue();
        // Digits are counted before any arithmetic: 1e999999999 is short to write and endless to work with.
        if (isImplausible(amount) || Math.abs((long) amount.scale()) > 1_000) {
            throw new Refusal(field + " is no plausible amount");
        }
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        if (isImplausible(rounded)) {
            throw new Refusal(field + " is no plausible amount");
        }
        return rounded;
    }

    private static boolean isImplausible(BigDecimal amount) {
        return (long) amount.precision() - amount.scale() > MONEY_DIGITS;
    }

    /** ISO-8601 with an offset, or milliseconds since 1970. */
    public @Nullable Instant time(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        Instant time = Times.read(value);
        if (time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new Refusal(field + " is no possible date");
        }
        return time;
    }

    public <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal(field + " is missing");
        }
        return value;
    }

    private @Nullable JsonNode value(String field) {
        JsonNode value = data.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
