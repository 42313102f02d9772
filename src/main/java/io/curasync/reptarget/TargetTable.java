package io.curasync.reptarget;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets of all reps in consecutive months, in one measure. {@link TargetTableQuery} reads it.
 *
 * @param current the present month in the business time zone
 * @param zone the business time zone
 * @param months the months, earliest first
 * @param rows rows of the enabled reps, and of all other users with a target or credited orders in one of the months; sorted by name
 */
public record TargetTable(
        YearMonth current, ZoneId zone, TargetMeasure measure, List<YearMonth> months, List<Row> rows) {

    /**
     * The targets of a user.
     *
     * @param enabled false for a deactivated user, whose targets can only be cleared
     * @param cells one per month, in the order of the months
     */
    public record Row(long userId, String name, String email, boolean enabled, List<Cell> cells) {}

    /**
     * The target of a user in a month.
     *
     * @param target {@code null} if there is none
     * @param actual number of credited orders of the month so far, or their sales in dollars without cents
     * @param setBy name of the user who set the target; {@code null} if there is no target, or if the user no longer exists
     * @param setAt time at which the target was last changed; {@code null} if there is no target
     */
    public record Cell(
            YearMonth month,
            @Nullable Long target,
            long actual,
            @Nullable String setBy,
            @Nullable Instant setAt) {

        /** Returns the attained share of the target in percent, rounded down; {@code null} if there is no target. */
        public @Nullable Long percent() {
            return target == null ? null : TargetProgress.percent(actual, target);
        }
    }
}
