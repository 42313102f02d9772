package io.curasync.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Daily figures of a portfolio, oldest day first. The last day is today; days without data are 0. Earlier days, too, count the
 * practices that are in the portfolio now.
 *
 * @param zone the time zone of the days
 * @param today by PostgreSQL's clock
 * @param firstDay the day on which CuraSync first stored a practice; {@code null} if it has none
 * @param orders number of orders placed on each of {@link #ORDER_DAYS} days: twice the longest range, so that each range has a
 *     preceding one
 * @param sales in dollars, of the same days
 * @param activations number of practices activated on each of {@link #ACTIVATION_DAYS} days: the last 30, and the two before them,
 *     for the comparison with the start of yesterday
 * @param practices number of practices first stored on each of {@link #ACTIVATION_DAYS} days
 * @param unmatched change of the number of unmatched practices on each of {@link #ACTIVATION_DAYS} days; 0 in a rep's scope
 */
public record DailyTrend(
        ZoneId zone,
        LocalDate today,
        @Nullable LocalDate firstDay,
        List<Long> orders,
        List<BigDecimal> sales,
        List<Long> activations,
        List<Long> practices,
        List<Long> unmatched) {

    static final int ORDER_DAYS = 180;
    static final int ACTIVATION_DAYS = 32;

    /** Returns the values of the last days, including today. */
    public static <T> List<T> lastDays(int days, List<T> values) {
        return values.subList(values.size() - days, values.size());
    }

    /** Returns the values of the last days before today. The value of today is incomplete and would look like a drop. */
    public static <T> List<T> lastCompleteDays(int days, List<T> values) {
        return values.subList(values.size() - 1 - days, values.size() - 1);
    }

    /** Returns the values of the range that precedes the last days, of the same length. */
    public static <T> List<T> precedingDays(int days, List<T> values) {
        return values.subList(values.size() - 2 * days, values.size() - days);
    }

    /** Returns the sum of the values of yesterday and today. */
    public static long sinceYesterday(List<Long> values) {
        return values.getLast() + values.get(values.size() - 2);
    }

    /**
     * Returns the change of the number of activations within 30 days, compared with the start of yesterday.
     *
     * @param now the present number of activations within the last 30 days
     */
    public long activationsSinceYesterday(long now) {
        long then = activations.subList(0, ACTIVATION_DAYS - 2).stream()
                .mapToLong(Long::longValue)
                .sum();
        return now - then;
    }

    /**
     * Returns whether figures can be compared with the start of yesterday. On the first two days all data is new, so the difference
     * would not be a change.
     */
    public boolean isComparableWithYesterday() {
        return firstDay != null && firstDay.isBefore(today.minusDays(1));
    }

    /**
     * Returns the count at the end of each day, computed backward from the present count.
     *
     * @param now the present count
     * @param gained change of the count on each day, oldest first
     */
    public static List<Long> countsByDay(long now, List<Long> gained) {
        List<Long> counts = new ArrayList<>(gained);
        long count = now;
        for (int i = gained.size() - 1; i >= 0; i--) {
            counts.set(i, count);
            count -= gained.get(i);
        }
        return List.copyOf(counts);
    }

    /**
     * Like {@link #countsByDay}, for at most the last {@code days}. Omits days before {@link #firstDay}, whose counts are unknown.
     */
    public List<Long> countsSinceFirstDay(int days, long now, List<Long> gained) {
        if (firstDay == null) {
            return List.of();
        }
        long known = Math.clamp(ChronoUnit.DAYS.between(firstDay, today) + 1, 1, days);
        return countsByDay(now, lastDays((int) known, gained));
    }

    /**
     * Returns the index of the first of the {@link #ORDER_DAYS} days with data: the day of the first order, or {@link #firstDay} if
     * that is earlier.
     */
    public int firstDayWithData() {
        int ago = firstDay == null ? 0 : (int) Math.min(ChronoUnit.DAYS.between(firstDay, today), ORDER_DAYS - 1);
        int known = ORDER_DAYS - 1 - Math.max(0, ago);
        int first = IntStream.range(0, orders.size())
                .filter(day -> orders.get(day) != 0)
                .findFirst()
                .orElse(known);
        return Math.min(known, first);
    }
}
