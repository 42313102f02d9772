package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.SampleFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Figures by day, in the business time zone. */
class DashboardDaysTest extends DashboardReaderHarness {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void countsActivationsWithinExactlyThirtyDays() {
        Instant now = Instant.now();
        Duration month = Duration.ofDays(30);
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", now.minus(month).plusSeconds(60), 0),
                SampleFacts.practice(2, "TX", "Ava Lindqvist", now.minus(month).minusSeconds(60), 0),
                SampleFacts.practice(3, "TX", "Dana Reyes", now.minus(month).plus(Duration.ofHours(2)), 0),
                SampleFacts.practice(4, "TX", "Ava Lindqvist", now, 0));

        assertThat(reader.read(ALL).overview().recentActivations()).isEqualTo(3);
        assertThat(reader.read(own).overview().recentActivations()).isEqualTo(2);
    }

    @Test
    void readsOrdersAndSalesByDay() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 0),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", null, 0));
        apply(
                order(1, "one", Duration.ZERO, "10.50"),
                order(1, "two", Duration.ofDays(2), "100"),
                order(2, "three", Duration.ofDays(2), "1000"));

        DailyTrend all = reader.read(ALL).trend();
        DailyTrend danas = reader.read(own).trend();
        assertThat(DailyTrend.lastDays(3, all.orders())).containsExactly(2L, 0L, 1L);
        assertThat(DailyTrend.lastDays(3, danas.orders())).containsExactly(1L, 0L, 1L);
        assertThat(DailyTrend.lastDays(3, all.sales()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1100"), BigDecimal.ZERO, new BigDecimal("10.50"));
        assertThat(all.orders()).hasSize(DailyTrend.ORDER_DAYS);
        assertThat(all.activations().getLast()).isEqualTo(1);
        assertThat(all.practices().getLast()).isEqualTo(2);
    }

    @Test
    void countsOrdersByDayInTheBusinessTimeZone() {
        apply(SampleFacts.practice(1, "TX", "", null, 0));
        LocalDate day = LocalDate.now(NEW_YORK).minusDays(2);
        apply(order(1, "late", at(day, "23:30"), "10"), order(1, "later", at(day, "23:59"), "10"));
        assertThat(ordersOn(day.plusDays(1))).as("by UTC").isEqualTo(2);

        businessTimeZone.changeTo(NEW_YORK);

        DailyTrend dailyTrend = reader.read(ALL).trend();
        assertThat(dailyTrend.zone()).isEqualTo(NEW_YORK);
        assertThat(dailyTrend.today()).isEqualTo(LocalDate.now(NEW_YORK));
        assertThat(ordersOn(day)).isEqualTo(2);
        assertThat(ordersOn(day.plusDays(1))).isZero();
        assertThat(dailyTrend.unmatched().getLast()).isEqualTo(1);
        assertThat(check.differences()).isEmpty();

        apply(order(1, "last", at(day, "23:45"), "10"));
        assertThat(ordersOn(day)).isEqualTo(3);
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void usesTheTimeZoneOfTheLastStartedInstance() {
        new BusinessTimeZone(new TimeZoneProperties("America/New_York"), jdbc, transaction)
                .afterSingletonsInstantiated();

        LocalDate day = LocalDate.now(NEW_YORK).minusDays(2);
        apply(SampleFacts.practice(1, "TX", "", null, 0), order(1, "late", at(day, "23:30"), "10"));

        assertThat(ordersOn(day)).isEqualTo(1);
        assertThat(reader.read(ALL).trend().zone()).isEqualTo(NEW_YORK);
        assertThat(check.differences()).isEmpty();
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(NEW_YORK).toInstant();
    }

    private long ordersOn(LocalDate day) {
        DailyTrend dailyTrend = reader.read(ALL).trend();
        return DailyTrend.lastDays((int) ChronoUnit.DAYS.between(day, dailyTrend.today()) + 1, dailyTrend.orders())
                .getFirst();
    }
}
