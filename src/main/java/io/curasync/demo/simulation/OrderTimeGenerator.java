package io.curasync.demo.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Generates random times of orders. The number of orders grows from day to day and is smaller on weekends. */
final class OrderTimeGenerator {

    private static final double INITIAL_ORDERS_PER_DAY = 250;
    private static final double DAILY_INCREASE = 4;
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private OrderTimeGenerator() {}

    /**
     * Returns order times on the day of the epoch and the days before it, earliest first. No time is after the epoch.
     *
     * @param days number of complete days (UTC) before the day of the epoch
     */
    static List<Instant> until(Instant epoch, int days, RandomGenerator random) {
        LocalDate first = LocalDate.ofInstant(epoch, ZoneOffset.UTC).minusDays(days);
        List<Instant> times = new ArrayList<>();
        for (int day = 0; day <= days; day++) {
            LocalDate date = first.plusDays(day);
            double noise = 0.93 + 0.14 * random.nextDouble();
            double expectedOrders =
                    (INITIAL_ORDERS_PER_DAY + DAILY_INCREASE * day) * weekdayFactor(date.getDayOfWeek()) * noise;
            Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            for (int n = 0; n < expectedOrders; n++) {
                double fractionOfDay = 0.35 * random.nextDouble() + 0.65 * random.nextDouble();
                times.add(midnight.plusMillis((long) (MILLIS_PER_DAY * fractionOfDay)));
            }
        }
        return times.stream().filter(time -> !time.isAfter(epoch)).sorted().toList();
    }

    private static double weekdayFactor(DayOfWeek day) {
        return switch (day) {
            case SATURDAY -> 0.78;
            case SUNDAY -> 0.70;
            case MONDAY -> 1.08;
            default -> 1.0;
        };
    }
}
