package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeRow.Dormancy;
import io.curasync.practice.PracticeStatus;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.UrlQuery;
import java.time.Duration;
import java.time.Instant;

/** A practice's status as people read it. */
final class PracticeStatusLabels {

    private static final double HOURS_A_DAY = 24;

    private PracticeStatusLabels() {}

    static String word(PracticeStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case ENROLLED -> "Enrolled";
            case DORMANT -> "Dormant";
            case MISSING -> "Not in CuraGenesis";
        };
    }

    static StatusBadge badge(PracticeStatus status) {
        return new StatusBadge(kind(status), word(status));
    }

    /** The badge's {@code data-tone}. */
    static String tone(PracticeStatus status) {
        return UrlQuery.word(kind(status));
    }

    /** More about a dormant practice's status, else "". */
    static String hint(PracticeRow practice) {
        Dormancy dormancy = practice.dormancy();
        return practice.status() == PracticeStatus.DORMANT && dormancy != null ? dormancy(dormancy) : "";
    }

    private static StatusBadge.Kind kind(PracticeStatus status) {
        return switch (status) {
            case ACTIVE -> StatusBadge.Kind.OK;
            case ENROLLED -> StatusBadge.Kind.NEUTRAL;
            case DORMANT, MISSING -> StatusBadge.Kind.WARN;
        };
    }

    /** {@code No order for 34 days, usually every 7 days}. */
    static String dormancy(Dormancy dormancy) {
        long silent = days(Duration.between(dormancy.lastOrderAt(), Instant.now()));
        return "No order for " + NumberLabels.of(silent, "day") + ", usually " + interval(dormancy.usual());
    }

    /** {@code 27 d}: for how long an order has been due. */
    static String overdue(Dormancy dormancy) {
        return days(Duration.between(dormancy.lastOrderAt().plus(dormancy.usual()), Instant.now())) + " d";
    }

    /** {@code every 7 days}. */
    static String interval(Duration usual) {
        long days = days(usual);
        return days <= 1 ? "every day" : "every " + NumberLabels.of(days) + " days";
    }

    private static long days(Duration time) {
        return Math.round(time.toHours() / HOURS_A_DAY);
    }
}
