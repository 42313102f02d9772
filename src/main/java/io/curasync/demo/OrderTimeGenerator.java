package io.curasync.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** When orders were placed: more of them from week to week, fewer at weekends. */
final class OrderTimeGenerator {

    private static final double AT_FIRST = 250;
    private static final double MORE_EACH_DAY = 4;
    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private OrderTimeGenerator() {}

    /** Of the days (UTC) before the epoch's, and of that one what lies before the epoch; earliest first. */
    static List<Instant> until(Instant epoch, int days, RandomGenerator random) {
        LocalDate first = LocalDate.ofInstant(epoch, ZoneOffset.UTC).minusDays(days);
        List<Instant> times = new ArrayList<>();
        for (int day = 0; day <= days; day++) {
            LocalDate date = first.plusDays(day);
            double chance = 0.93 + 0.14 * random.nextDouble();
            double usual = (AT_FIRST + MORE_EACH_DAY * day) * weekday(date.getDayOfWeek()) * chance;
            Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            for (int n = 0; n < usual; n++) {
                double hour = 0.35 * random.nextDouble() + 0.65 * random.nextDouble();
                times.add(midnight.plusMillis((long) (MILLIS_A_DAY * hour)));
            }
        }
        return times.stream().filter(time -> !time.isAfter(epoch)).sorted().toList();
    }

    private static double weekday(DayOfWeek day) {
        return switch (day) {
            case SATURDAY -> 0.78;
            case SUNDAY -> 0.70;
            case MONDAY -> 1.08;
            default -> 1.0;
        };
    }
}
