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
 * Figures of a portfolio by day, oldest day first. The last day is today. A day without data has the value 0. All days count the practices
 * that are in the portfolio now, even if another rep had them on that day.
 *
 * @param zone the time zone of the days
 * @param today the current day by PostgreSQL's clock
 * @param firstDay the day on which CuraSync created its first practice, regardless of the portfolio; {@code null} if there are no practices
 * @param orders number of orders placed on each of the last {@link #ORDER_DAYS} days. The number of days is twice the longest date range,
 *     so that each range can be compared with the preceding one.
 * @param sales sales in dollars, on the same days as {@code orders}
 * @param activations number of practices activated on each of the last {@link #ACTIVATION_DAYS} days. The days are today, yesterday, and
 *     the 30 days before yesterday. The 30 days are needed for the comparison with the start of yesterday.
 * @param practices number of practices that CuraSync created, on the same days as {@code activations}
 * @param unmatched change of the number of unmatched practices, on the same days as {@code activations}; 0 in a rep's scope
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

    /**
     * Returns the values of the last days, including today.
     *
     * @param days number of days, at most the number of values
     */
    public static <T> List<T> lastDays(int days, List<T> values) {
        return values.subList(values.size() - days, values.size());
    }

    /**
     * Returns the values of the last days before today. Today's value is omitted because it is incomplete and would look like a
     * drop.
     *
     * @param days number of days, less than the number of values
     */
    public static <T> List<T> lastCompleteDays(int days, List<T> values) {
        return values.subList(values.size() - 1 - days, values.size() - 1);
    }

    /**
     * Returns the values of the days that precede the last {@code days} days. Both ranges have the same length.
     *
     * @param days number of days in each range, at most half the number of values
     */
    public static <T> List<T> precedingDays(int days, List<T> values) {
        return values.subList(values.size() - 2 * days, values.size() - days);
    }

    /** Returns the sum of the values of yesterday and today. Requires at least two values. */
    public static long sinceYesterday(List<Long> values) {
        return values.getLast() + values.get(values.size() - 2);
    }

    /**
     * Returns by how much the number of activations within 30 days has changed since the start of yesterday.
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
     * Returns whether the figures can be compared with the figures at the start of yesterday. Returns false if CuraSync had no practices at
     * that time. Then all practices are new, and the difference would not show a change.
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
     * Returns the count at the end of each day. Omits days before {@link #firstDay}, because their counts are unknown. See
     * {@link #countsByDay}.
     *
     * @param days maximum number of days, at most the number of values in {@code gained}
     * @param now the present count
     * @param gained change of the count on each day, oldest first
     * @return oldest first; empty if there are no practices
     */
    public List<Long> countsSinceFirstDay(int days, long now, List<Long> gained) {
        if (firstDay == null) {
            return List.of();
        }
        long known = Math.clamp(ChronoUnit.DAYS.between(firstDay, today) + 1, 1, days);
        return countsByDay(now, lastDays((int) known, gained));
    }

    /**
     * Returns the index in {@link #orders} of the first day with data. The first day with data is {@link #firstDay}, or an earlier day with
     * an order. Returns 0 if the first day with data is before these {@link #ORDER_DAYS} days. Returns the index of today if there is no
     * data.
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
