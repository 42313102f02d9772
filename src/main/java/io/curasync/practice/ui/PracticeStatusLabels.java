package io.curasync.practice.ui;

import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeRow.Dormancy;
import io.curasync.practice.PracticeStatus;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.UrlQuery;
import java.time.Duration;
import java.time.Instant;

/** UI texts and badges for the statuses of practices. */
final class PracticeStatusLabels {

    private static final double HOURS_PER_DAY = 24;

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

    /** Returns the value of the HTML attribute {@code data-tone}, which determines the color of a badge for the status. */
    static String tone(PracticeStatus status) {
        return UrlQuery.word(kind(status));
    }

    /** Returns the tooltip for the status of a practice: the dormancy of a dormant one, otherwise the status, which may be truncated. */
    static String tooltip(PracticeRow practice) {
        Dormancy dormancy = practice.dormancy();
        return practice.status() == PracticeStatus.DORMANT && dormancy != null
                ? dormancy(dormancy)
                : word(practice.status());
    }

    private static StatusBadge.Kind kind(PracticeStatus status) {
        return switch (status) {
            case ACTIVE -> StatusBadge.Kind.OK;
            case ENROLLED -> StatusBadge.Kind.NEUTRAL;
            case DORMANT, MISSING -> StatusBadge.Kind.WARN;
        };
    }

    /** Returns a text such as {@code No order for 34 days, usually every 7 days}. */
    static String dormancy(Dormancy dormancy) {
        long daysSinceOrder = days(Duration.between(dormancy.lastOrderAt(), Instant.now()));
        return "No order for " + NumberLabels.of(daysSinceOrder, "day") + ", usually "
                + NumberLabels.interval(dormancy.usualInterval());
    }

    /** Returns the number of days since the next order was due as a text, such as {@code 27 d}. */
    static String overdue(Dormancy dormancy) {
        return days(Duration.between(dormancy.lastOrderAt().plus(dormancy.usualInterval()), Instant.now())) + " d";
    }

    private static long days(Duration time) {
        return Math.round(time.toHours() / HOURS_PER_DAY);
    }
}
