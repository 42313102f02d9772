package io.curasync.reptarget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetProgressTest {

    /** Includes the first and the last day of months of every length, and days on which clocks change. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-19, 60, 38
            2026-11-01, 60, 2
            2026-11-29, 60, 58
            2026-11-30, 60, 60
            2026-12-31, 60, 60
            2026-02-28, 60, 60
            2028-02-28, 60, 58
            2028-02-29, 60, 60
            2026-03-08, 31, 8
            2026-03-09, 31, 9
            2026-11-02, 30, 2
            2026-11-14, 1, 0
            2026-11-15, 1, 1
            2026-01-31, 1000000000, 1000000000
            2026-01-01, 1000000000, 32258065
            """)
    void expectsTheShareOfTheDaysThatHaveBegun(LocalDate today, long target, long expected) {
        assertThat(on(today, target, 0).expected()).isEqualTo(expected);
    }

    @Test
    void expectsMoreEachDayAndTheWholeTargetOnTheLast() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            YearMonth month = YearMonth.of(2000 + random.nextInt(100), 1 + random.nextInt(12));
            long target = 1 + random.nextLong(1_000_000);
            long before = 0;
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                long expected = on(month.atDay(day), target, 0).expected();
                double exact = (double) target * day / month.lengthOfMonth();
                assertThat(expected)
                        .as("seed %d, %s-%d, %d", seed, month, day, target)
                        .isGreaterThanOrEqualTo(before)
                        .isBetween((long) Math.floor(exact), (long) Math.ceil(exact));
                before = expected;
            }
            assertThat(before).as("seed %d, %s", seed, month).isEqualTo(target);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-10, 60", "2025-11, 60", "2026-11, 38", "2026-12, 0", "2027-11, 0"})
    void expectsAllOfAPastMonthAndNothingOfAFutureOne(YearMonth month, long expected) {
        LocalDate today = LocalDate.parse("2026-11-19");
        assertThat(TargetProgress.of(month, today, 1, TargetMeasure.ORDERS, 60, 0)
                        .expected())
                .isEqualTo(expected);
    }

    @Test
    void roundsThePercentageDown() {
        LocalDate today = LocalDate.parse("2026-11-19");
        assertThat(on(today, 1000, 999).percent()).isEqualTo(99);
        assertThat(on(today, 1000, 999).isReached()).isFalse();
        assertThat(on(today, 1000, 1000).percent()).isEqualTo(100);
        assertThat(on(today, 1000, 1000).isReached()).isTrue();
        assertThat(on(today, 3, 7).percent()).isEqualTo(233);
        assertThat(on(today, 60, 0).percent()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ORDERS | 60    | 42    | 42 of 60 orders, 70 %       | Ahead by 4 orders
            ORDERS | 60    | 37    | 37 of 60 orders, 61 %       | Behind by 1 order
            ORDERS | 60    | 38    | 38 of 60 orders, 63 %       | On pace
            ORDERS | 1     | 1     | 1 of 1 order, 100 %         | Reached
            ORDERS | 1200  | 1300  | 1,300 of 1,200 orders, 108 % | Reached
            SALES  | 60000 | 37000 | $37,000 of $60,000, 61 %    | Behind by $1,000
            """)
    void describesProgressAndPace(TargetMeasure measure, long target, long actual, String progress, String pace) {
        LocalDate today = LocalDate.parse("2026-11-19");
        TargetProgress shown = TargetProgress.of(YearMonth.from(today), today, 1, measure, target, actual);
        assertThat(TargetLabels.progress(shown)).isEqualTo(progress);
        assertThat(TargetLabels.pace(shown)).isEqualTo(pace);
    }

    private static TargetProgress on(LocalDate today, long target, long actual) {
        return TargetProgress.of(YearMonth.from(today), today, 1, TargetMeasure.ORDERS, target, actual);
    }
}
