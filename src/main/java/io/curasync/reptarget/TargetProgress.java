package io.curasync.reptarget;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The progress of a rep toward the target of a month.
 *
 * @param userId id of the rep
 * @param target number of orders or dollars, above 0
 * @param actual number of credited orders of the month so far, or their sales in dollars without cents
 * @param expected part of the target that is expected by the end of today, if all days of the month count equally; rounded to whole orders
 *     or dollars. The whole target for a past month, 0 for a future one.
 */
public record TargetProgress(long userId, TargetMeasure measure, long target, long actual, long expected) {

    private static final int PERCENT = 100;

    /**
     * Creates the progress as of a day.
     *
     * @param month the target's month
     * @param today the present day in the business time zone
     */
    static TargetProgress of(
            YearMonth month, LocalDate today, long userId, TargetMeasure measure, long target, long actual) {
        return new TargetProgress(userId, measure, target, actual, expected(target, month, today));
    }

    /**
     * Returns the part of the target that is expected by the end of {@code today}. Counts calendar days instead of hours, because the
     * change to or from daylight saving time makes a day shorter or longer.
     */
    private static long expected(long target, YearMonth month, LocalDate today) {
        int days = month.lengthOfMonth();
        int begun = Math.clamp(ChronoUnit.DAYS.between(month.atDay(1), today) + 1, 0, days);
        return (2 * target * begun + days) / (2 * days);
    }

    /** Returns the attained share of the target in percent, rounded down, so that it is at least 100 only if the target is reached. */
    public long percent() {
        return percent(actual, target);
    }

    static long percent(long actual, long target) {
        return Math.floorDiv(PERCENT * actual, target);
    }

    /** Returns the lead over the expected value in orders or dollars; negative if the rep is behind. */
    public long ahead() {
        return actual - expected;
    }

    /** Returns whether the target is reached. */
    public boolean isReached() {
        return actual >= target;
    }
}
