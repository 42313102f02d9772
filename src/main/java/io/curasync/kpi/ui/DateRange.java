package io.curasync.kpi.ui;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Number of days in the daily chart. */
enum DateRange {
    WEEK(7),
    MONTH(30),
    QUARTER(90);

    private final int days;

    DateRange(int days) {
        this.days = days;
    }

    int days() {
        return days;
    }

    String label() {
        return days + " d";
    }

    /** Parses a number of days. Returns {@link #MONTH} if no range has it. */
    static DateRange of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(range -> Integer.toString(range.days).equals(text))
                .findFirst()
                .orElse(MONTH);
    }
}
