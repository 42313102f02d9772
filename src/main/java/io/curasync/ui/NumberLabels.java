package io.curasync.ui;

import java.time.Duration;
import java.util.Locale;

/** Formats counts and durations for display. */
public final class NumberLabels {

    private static final int GROUP = 3;
    private static final int MINUTE = 60;
    private static final double HOURS_PER_DAY = 24;

    private NumberLabels() {}

    /**
     * Formats a number as {@code 3,412}. Does not use {@code NumberFormat}, which is much slower, because a dashboard formats hundreds of
     * numbers.
     */
    public static String of(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int comma = text.length() - GROUP; comma > first; comma -= GROUP) {
            text.insert(comma, ',');
        }
        return text.toString();
    }

    /**
     * Formats a count with its noun: {@code 1 practice}, {@code 3,412 practices}.
     *
     * @param noun singular of a noun whose plural ends in {@code s}
     */
    public static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Formats a duration as {@code 4.1 s}, {@code 31 s}, {@code 14 min}, {@code 2 min 5 s} or {@code 3 h 20 min}. */
    public static String duration(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.US, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        long minutes = whole / MINUTE;
        return minutes < MINUTE
                ? minutes + " min" + part(whole % MINUTE, "s")
                : minutes / MINUTE + " h" + part(minutes % MINUTE, "min");
    }

    /**
     * Formats a duration in its largest unit, rounded down: {@code 4 s}, {@code 3 min} or {@code 1,204 h}. Formats a negative
     * duration as {@code 0 s}.
     */
    public static String roundedDuration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        long minutes = seconds / MINUTE;
        return minutes < MINUTE ? minutes + " min" : of(minutes / MINUTE) + " h";
    }

    /** Formats the usual time between two events, rounded to days, as {@code every day} or {@code every 7 days}. */
    public static String interval(Duration usual) {
        long days = Math.round(usual.toHours() / HOURS_PER_DAY);
        return days <= 1 ? "every day" : "every " + of(days) + " days";
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : " " + number + " " + unit;
    }
}
