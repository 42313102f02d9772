package io.curasync.kpi.ui;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many days the dashboard looks back. */
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

    /** What the URL asks for; a month if it asks for nothing that there is. */
    static DateRange of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(range -> Integer.toString(range.days).equals(text))
                .findFirst()
                .orElse(MONTH);
    }
}
