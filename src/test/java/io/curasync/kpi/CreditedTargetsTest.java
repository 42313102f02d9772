package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.kpi.CreditedMonth.CreditedRep;
import io.curasync.reptarget.TargetProgress;
import io.curasync.testing.SampleFacts;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets of a month beside its credited orders. */
class CreditedTargetsTest extends CreditHarness {

    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    @BeforeEach
    void targets() {
        target(dana, FEBRUARY, "ORDERS", 4);
        target(dana, FEBRUARY, "SALES", 100);
        target(dana, FEBRUARY.plusMonths(1), "ORDERS", 50);
        target(ava, FEBRUARY, "ORDERS", 10);
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0), SampleFacts.practice(2, "TX", "", null, 0));
    }

    @Test
    void showsTheAttainmentOfTheMonthAlsoOfRepsWithoutOrders() {
        apply(
                order(1, "first", "2026-02-01T00:00:00Z"),
                order(1, "last", "2026-02-28T23:59:59Z"),
                order(1, "march", "2026-03-01T00:00:00Z"),
                order(2, "unassigned", "2026-02-10T12:00:00Z"));

        CreditedMonth month = creditQuery.read(new Scope.All(), FEBRUARY);

        assertThat(month.reps())
                .extracting(CreditedRep::userId, CreditedRep::orders, CreditedTargetsTest::percentages)
                .containsExactly(
                        tuple(dana.id(), 2L, List.of(50L, 20L)),
                        tuple(ava.id(), 0L, List.of(0L)),
                        tuple(0L, 1L, List.of()));
        assertThat(month.orders()).isEqualTo(3);
        assertThat(creditQuery.read(new Scope.All(), FEBRUARY.minusMonths(1)).reps())
                .isEmpty();
    }

    @Test
    void countsTheMonthInTheBusinessTimeZone() {
        businessTimeZone.changeTo(ZoneId.of("America/Los_Angeles"));
        apply(order(1, "january", "2026-02-01T07:59:59Z"), order(1, "february", "2026-03-01T07:59:59Z"));

        assertThat(creditQuery.read(new Scope.All(), FEBRUARY).reps())
                .filteredOn(rep -> rep.userId() == dana.id())
                .extracting(CreditedRep::orders, CreditedTargetsTest::percentages)
                .containsExactly(tuple(1L, List.of(25L, 10L)));
    }

    @Test
    void showsRepsOnlyTheirOwn() {
        assertThat(creditQuery.read(new Scope.Own(ava.id()), FEBRUARY).reps())
                .extracting(CreditedRep::userId, CreditedTargetsTest::percentages)
                .containsExactly(tuple(ava.id(), List.of(0L)));
    }

    private static List<Long> percentages(CreditedRep rep) {
        return rep.targets().stream().map(TargetProgress::percent).toList();
    }

    private void target(User user, YearMonth month, String measure, long target) {
        jdbc.sql("insert into rep_target (user_id, month, measure, target) values (?, ?, ?, ?)")
                .params(user.id(), month.atDay(1), measure, target)
                .update();
    }
}
