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
 * The course of a book by day, oldest first, the last one being today; days without any are 0. A book's past is that
 * of the practices that are in it now.
 *
 * @param zone whose days these are
 * @param today by PostgreSQL's clock
 * @param firstDay on which the first practice of all became known; null: none is
 * @param orders placed on each of {@link #ORDER_DAYS} days: twice the longest range, so that each has the one before it
 * @param sales in dollars, of the same days
 * @param activations on each of {@link #ACTIVATION_DAYS} days: 30, and the two that have left them since yesterday began
 * @param practices that became known on each of {@link #ACTIVATION_DAYS} days
 * @param unmatched by how much the number of practices without a rep grew on each of {@link #ACTIVATION_DAYS} days; 0 in a
 *     rep's scope
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

    /** Of the last days. */
    public static <T> List<T> last(int days, List<T> course) {
        return course.subList(course.size() - days, course.size());
    }

    /** Of the last days that are over: today's number would look like a fall until midnight. */
    public static <T> List<T> lastOver(int days, List<T> course) {
        return course.subList(course.size() - 1 - days, course.size() - 1);
    }

    /** Of as many days before those. */
    public static <T> List<T> before(int days, List<T> course) {
        return course.subList(course.size() - 2 * days, course.size() - days);
    }

    /** The sum since yesterday began. */
    public static long sinceYesterday(List<Long> course) {
        return course.getLast() + course.get(course.size() - 2);
    }

    /** By how much the activations of 30 days have changed since yesterday began. */
    public long activationsSinceYesterday(long now) {
        long then = activations.subList(0, ACTIVATION_DAYS - 2).stream()
                .mapToLong(Long::longValue)
                .sum();
        return now - then;
    }

    /**
     * Whether what was known when yesterday began can be told. On the first two days all is new, which says nothing about
     * what has changed.
     */
    public boolean knowsYesterday() {
        return firstDay != null && firstDay.isBefore(today.minusDays(1));
    }

    /** How many there were at the end of each of the last days: today's number, less what came after each. */
    public static List<Long> course(long now, List<Long> gained) {
        List<Long> course = new ArrayList<>(gained);
        long count = now;
        for (int i = gained.size() - 1; i >= 0; i--) {
            course.set(i, count);
            count -= gained.get(i);
        }
        return List.copyOf(course);
    }

    /** The same without the days before the first, on which what came was there before as far as is known. */
    public List<Long> courseSinceFirstDay(int days, long now, List<Long> gained) {
        if (firstDay == null) {
            return List.of();
        }
        long known = Math.clamp(ChronoUnit.DAYS.between(firstDay, today) + 1, 1, days);
        return course(now, last((int) known, gained));
    }

    /** On which of the {@link #ORDER_DAYS} days the data begins: on the first day of all or with an order that was placed before it. */
    public int firstOrderDay() {
        int ago = firstDay == null ? 0 : (int) Math.min(ChronoUnit.DAYS.between(firstDay, today), ORDER_DAYS - 1);
        int known = ORDER_DAYS - 1 - Math.max(0, ago);
        int first = IntStream.range(0, orders.size())
                .filter(day -> orders.get(day) != 0)
                .findFirst()
                .orElse(known);
        return Math.min(known, first);
    }
}
