package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetProgress;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Targets in dashboard snapshots: which orders they count, and who sees them. */
class RepTargetsTest extends DashboardReaderHarness {

    /** A zone far behind UTC, and one far ahead. */
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("America/Los_Angeles"), ZoneId.of("Pacific/Auckland"));

    @Autowired
    BulkHandoverService bulkHandoverService;

    @Test
    void countsTheOrdersOfTheMonthInTheBusinessTimeZone() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0));
        for (ZoneId zone : ZONES) {
            businessTimeZone.changeTo(zone);
            YearMonth month = YearMonth.now(zone);
            Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
            target(dana.id(), month, "ORDERS", 10);
            apply(order(1, "first " + zone, start, "10.99"), order(1, "before " + zone, start.minusMillis(1), "1"));
        }
        long counted = jdbc.sql("""
                        select count(*) from practice_order where placed_at >= ?::timestamptz""")
                .param(YearMonth.now(ZONES.getLast())
                        .atDay(1)
                        .atStartOfDay(ZONES.getLast())
                        .toInstant()
                        .toString())
                .query(Long.class)
                .single();

        assertThat(reader.read(own).targets())
                .extracting(TargetProgress::actual, TargetProgress::target)
                .containsExactly(tuple(counted, 10L));
        assertThat(counted)
                .as("the last order before the month does not count")
                .isLessThan(4)
                .isPositive();
    }

    @Test
    void countsCreditedOrdersAfterAHandover() {
        User ava = userAccounts.findByEmail("ava@example.com").orElseThrow();
        YearMonth month = YearMonth.now(ZoneId.of("UTC"));
        Instant start = month.atDay(1).atStartOfDay(ZoneId.of("UTC")).toInstant();
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0), order(1, "early", start, "10.99"));
        target(dana.id(), month, "ORDERS", 10);
        target(dana.id(), month, "SALES", 20);
        target(ava.id(), month, "ORDERS", 10);
        target(ava.id(), month.minusMonths(1), "ORDERS", 5);
        target(ava.id(), month.plusMonths(1), "ORDERS", 5);

        User morgan = TestUsers.admin(userAccounts, "morgan@example.com");
        bulkHandoverService.handOver(
                new BulkHandover(
                        List.of(jdbc.sql("select id from practice")
                                .query(Long.class)
                                .single()),
                        ava.id(),
                        start.plusSeconds(1),
                        false),
                new CurrentUser(morgan.id(), morgan.email(), morgan.name(), morgan.role()),
                processed -> {});
        apply(order(
                1, "late", Instant.now().isAfter(start.plusSeconds(2)) ? start.plusSeconds(2) : Instant.now(), "5"));

        assertThat(reader.read(own).targets())
                .as("a rep without practices, who sees only the own targets")
                .extracting(TargetProgress::measure, TargetProgress::actual, TargetProgress::percent)
                .containsExactly(tuple(TargetMeasure.ORDERS, 1L, 10L), tuple(TargetMeasure.SALES, 10L, 50L));
        assertThat(reader.read(own).reps()).isEmpty();
        assertThat(reader.read(ALL).targets())
                .extracting(TargetProgress::userId, TargetProgress::measure, TargetProgress::actual)
                .containsExactlyInAnyOrder(
                        tuple(dana.id(), TargetMeasure.ORDERS, 1L),
                        tuple(dana.id(), TargetMeasure.SALES, 10L),
                        tuple(ava.id(), TargetMeasure.ORDERS, 1L));
        assertThat(reader.read(ALL).reps())
                .filteredOn(rep -> rep.userId() == ava.id())
                .singleElement()
                .satisfies(rep -> assertThat(rep.targets()).hasSize(1));
    }

    @Test
    void changesTheSnapshotWithTheTarget() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0));
        DashboardSnapshot before = reader.read(own);
        assertThat(before.targets()).isEmpty();
        target(dana.id(), YearMonth.now(ZoneId.of("UTC")), "ORDERS", 10);
        assertThat(reader.read(own)).isNotEqualTo(before).isEqualTo(reader.read(own));
    }

    private void target(long user, YearMonth month, String measure, long target) {
        jdbc.sql("insert into rep_target (user_id, month, measure, target) values (?, ?, ?, ?) on conflict do nothing")
                .params(user, month.atDay(1), measure, target)
                .update();
    }
}
