package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DailyTrendTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void computesTheNumberAtTheEndOfEachDay() {
        assertThat(DailyTrend.countsByDay(100, List.of(5L, 0L, -3L, 8L))).containsExactly(95L, 95L, 92L, 100L);
    }

    @Test
    void omitsDaysBeforeTheFirstDay() {
        DailyTrend dailyTrend = trend(TODAY.minusDays(2), List.of());

        assertThat(dailyTrend.countsSinceFirstDay(5, 3_412, List.of(0L, 0L, 3_400L, 10L, 2L)))
                .containsExactly(3_400L, 3_410L, 3_412L);
        assertThat(dailyTrend.isComparableWithYesterday()).isTrue();
        assertThat(trend(TODAY.minusDays(1), List.of()).isComparableWithYesterday())
                .isFalse();
        assertThat(trend(null, List.of()).isComparableWithYesterday()).isFalse();
    }

    @Test
    void sumsYesterdayAndToday() {
        assertThat(DailyTrend.sinceYesterday(List.of(7L, 3L, 4L))).isEqualTo(7);
    }

    @Test
    void computesTheChangeOfActivationsWithinThirtyDays() {
        List<Long> days =
                LongStream.range(0, DailyTrend.ACTIVATION_DAYS).boxed().toList();
        long then = LongStream.range(0, 30).sum();
        long now = LongStream.range(2, 32).sum();

        assertThat(trend(null, days).activationsSinceYesterday(now)).isEqualTo(now - then);
    }

    @Test
    void startsOnTheFirstDayOrAtAnEarlierOrder() {
        List<Long> orders = new ArrayList<>(Collections.nCopies(DailyTrend.ORDER_DAYS, 0L));
        assertThat(ofOrders(null, orders).firstDayWithData()).isEqualTo(DailyTrend.ORDER_DAYS - 1);
        assertThat(ofOrders(TODAY.minusDays(9), orders).firstDayWithData()).isEqualTo(DailyTrend.ORDER_DAYS - 10);
        assertThat(ofOrders(TODAY.minusDays(900), orders).firstDayWithData()).isZero();

        orders.set(3, 1L);
        assertThat(ofOrders(TODAY.minusDays(9), orders).firstDayWithData()).isEqualTo(3);
    }

    @Test
    void selectsTheLastAndThePreviousRange() {
        List<Integer> days = List.of(1, 2, 3, 4, 5, 6);

        assertThat(DailyTrend.lastDays(2, days)).containsExactly(5, 6);
        assertThat(DailyTrend.precedingDays(2, days)).containsExactly(3, 4);
        assertThat(DailyTrend.lastCompleteDays(2, days)).containsExactly(4, 5);
    }

    private static DailyTrend ofOrders(@Nullable LocalDate firstDay, List<Long> orders) {
        return new DailyTrend(
                ZoneOffset.UTC, TODAY, firstDay, orders, List.<BigDecimal>of(), List.of(), List.of(), List.of());
    }

    private static DailyTrend trend(@Nullable LocalDate firstDay, List<Long> activations) {
        List<Long> zeros = new ArrayList<>(Collections.nCopies(DailyTrend.ACTIVATION_DAYS, 0L));
        return new DailyTrend(
                ZoneOffset.UTC, TODAY, firstDay, List.of(), List.<BigDecimal>of(), activations, zeros, zeros);
    }
}
