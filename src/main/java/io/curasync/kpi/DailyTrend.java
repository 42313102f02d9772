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
 * Daily figures of a portfolio, oldest first; the last day is today, and days without data are 0. The past of a portfolio is computed from
 * the practices that are in it now.
 *
 * @param zone the time zone of the days
 * @param today by PostgreSQL's clock
 * @param firstDay the day on which the first practice became known; {@code null} if there is none
 * @param orders orders placed on each of {@link #ORDER_DAYS} days: twice the longest range, so that each range has a preceding one
 * @param sales in dollars, of the same days
 * @param activations of each of {@link #ACTIVATION_DAYS} days: 30, and the two days that left that range since the start of yesterday
 * @param practices practices that became known on each of {@link #ACTIVATION_DAYS} days
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
    public static <T> List<T> last(int days, List<T> course) {
        return course.subList(course.size() - days, course.size());
    }

    /** Returns the values of the last days without today, whose incomplete value would look like a drop. */
    public static <T> List<T> lastOver(int days, List<T> course) {
        return course.subList(course.size() - 1 - days, course.size() - 1);
    }

    /** Returns the values of as many days before the last days. */
    public static <T> List<T> before(int days, List<T> course) {
        return course.subList(course.size() - 2 * days, course.size() - days);
    }

    /** Returns the sum of yesterday and today. */
    public static long sinceYesterday(List<Long> course) {
        return course.getLast() + course.get(course.size() - 2);
    }

    /** Returns the change of the 30-day activation count since the start of yesterday. */
    public long activationsSinceYesterday(long now) {
        long then = activations.subList(0, ACTIVATION_DAYS - 2).stream()
                .mapToLong(Long::longValue)
                .sum();
        return now - then;
    }

    /**
     * Whether figures can be compared with those at the start of yesterday. On the first two days all data is new, so a comparison would
     * say nothing about changes.
     */
    public boolean knowsYesterday() {
        return firstDay != null && firstDay.isBefore(today.minusDays(1));
    }

    /** Returns the count at the end of each of the last days: today's count less all later gains. */
    public static List<Long> course(long now, List<Long> gained) {
        List<Long> course = new ArrayList<>(gained);
        long count = now;
        for (int i = gained.size() - 1; i >= 0; i--) {
            course.set(i, count);
            count -= gained.get(i);
        }
        return List.copyOf(course);
    }

    /** Like {@link #course(long, List)}, without the days before the first: their counts are not known. */
    public List<Long> courseSinceFirstDay(int days, long now, List<Long> gained) {
        if (firstDay == null) {
            return List.of();
        }
        long known = Math.clamp(ChronoUnit.DAYS.between(firstDay, today) + 1, 1, days);
        return course(now, last((int) known, gained));
    }

    /**
     * Returns the index, within the {@link #ORDER_DAYS} days, at which the data begins: the first day, or the day of an order that was
     * placed before it.
     */
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
