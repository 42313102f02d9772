package io.curasync.platform;

import java.time.Duration;
import java.util.List;

/** A period that ends now, such as the last 24 hours. Users choose it to filter a list. */
public enum RecentPeriod {
    HOUR(Duration.ofHours(1), "last hour"),
    DAY(Duration.ofDays(1), "last 24 hours"),
    WEEK(Duration.ofDays(7), "last 7 days"),
    MONTH(Duration.ofDays(30), "last 30 days"),
    QUARTER(Duration.ofDays(90), "last 90 days"),
    /** All times, without a limit. */
    ALL(Duration.ZERO, "any");

    /** All limited periods. */
    public static final List<RecentPeriod> LIMITED = List.of(HOUR, DAY, WEEK, MONTH, QUARTER);

    private final Duration length;
    private final String label;

    RecentPeriod(Duration length, String label) {
        this.length = length;
        this.label = label;
    }

    /** Returns the length of the period; zero for {@link #ALL}. */
    public Duration length() {
        return length;
    }

    /** Returns the text for screens, such as {@code last 7 days}. */
    public String label() {
        return label;
    }
}
