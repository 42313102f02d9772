package io.curasync.reptarget;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the months, measures and values of targets as people and spreadsheets write them. */
public final class TargetText {

    /** Largest target, in orders or dollars. */
    public static final long MAX_TARGET = 1_000_000_000;

    private static final Pattern MONTH = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])");

    /**
     * Matches a whole number, such as {@code 60}, {@code 40,000}, {@code $40,000} or {@code 60.00}. The first group contains the digits and
     * commas.
     */
    private static final Pattern NUMBER = Pattern.compile("\\$?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(?:\\.0+)?");

    /**
     * Formats of months in files from spreadsheets. For example, Excel displays {@code 2026-11} as {@code Nov-26}, and saves this text in a
     * CSV file.
     */
    private static final List<DateTimeFormatter> SPREADSHEET_MONTHS = Stream.of(
                    "MMM-uu", "MMM uuuu", "MMMM uuuu", "M/uuuu", "M/d/uuuu", "uuuu-MM-dd")
            .map(TargetText::formatter)
            .toList();

    private TargetText() {}

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Parses a month such as {@code 2026-11}, from 2000 to 2099. Returns {@code null} for any other text. */
    public static @Nullable YearMonth month(String text) {
        return MONTH.matcher(text.strip()).matches() ? YearMonth.parse(text.strip()) : null;
    }

    /**
     * Parses a month such as {@code 2026-11}, or in one of the formats of spreadsheets, such as {@code Nov-26} or
     * {@code 11/1/2026}. The month must be from 2000 to 2099. Returns {@code null} for any other text, and for a day other than
     * the first of a month.
     */
    static @Nullable YearMonth spreadsheetMonth(String text) {
        YearMonth plain = month(text);
        if (plain != null) {
            return plain;
        }
        for (DateTimeFormatter format : SPREADSHEET_MONTHS) {
            try {
                LocalDate day = LocalDate.parse(text.strip(), format);
                return day.getDayOfMonth() == 1 ? month(YearMonth.from(day).toString()) : null;
            } catch (DateTimeParseException e) {
                // Another format may match.
            }
        }
        return null;
    }

    /** Parses the name of a measure, such as {@code orders}. Ignores case. Returns {@code null} for any other text. */
    static @Nullable TargetMeasure measure(String text) {
        return Arrays.stream(TargetMeasure.values())
                .filter(measure -> measure.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(null);
    }

    /** Parses a target from 1 to {@value #MAX_TARGET}, such as {@code 60} or {@code $40,000}. Returns {@code null} for any other text. */
    public static @Nullable Long target(String text) {
        var number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return null;
        }
        long value = Long.parseLong(number.group(1).replace(",", ""));
        return value >= 1 && value <= MAX_TARGET ? value : null;
    }
}
