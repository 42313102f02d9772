package io.curasync.kpi.ui;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Date range of the daily chart: a fixed number of days that end today. */
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

    /** Returns the range with the given number of days; {@link #MONTH} if the text is null or no range has this length. */
    static DateRange of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(range -> Integer.toString(range.days).equals(text))
                .findFirst()
                .orElse(MONTH);
    }
}
