package io.curasync.kpi.ui;

import java.util.Arrays;
import java.util.List;

/** How many days the dashboard looks back. */
enum Range {
    WEEK(7),
    MONTH(30),
    QUARTER(90);

    /** Its name in the URL's query. */
    static final String PARAMETER = "days";

    private final int days;

    Range(int days) {
        this.days = days;
    }

    int days() {
        return days;
    }

    String label() {
        return days + " d";
    }

    /** What the URL asks for; a month if it asks for nothing that there is. */
    static Range of(List<String> parameter) {
        return Arrays.stream(values())
                .filter(range -> parameter.contains(Integer.toString(range.days)))
                .findFirst()
                .orElse(MONTH);
    }
}
