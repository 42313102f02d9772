package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.kpi.DormantPractices.DormantPractice;
import io.curasync.kpi.RepStanding.RepRank;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Snapshots of all practices and of one rep. */
@CuraSyncTest
class DashboardReaderTest {

    private static final Scope ALL = new Scope.All();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    DashboardReader reader;

    @Autowired
    RollupDriftCheck nightly;

    @Autowired
    RollupVerifier check;

    @Autowired
    BusinessTimeZone businessTimeZone;

    @Autowired
    RepCsv repCsv;

    @Autowired
    MeterRegistry registry;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    private User dana;
    private Scope own;

    @BeforeEach
    void users() {
        database.clear();
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        TestUsers.rep(userAccounts, "ava@example.com", "Ava Lindqvist");
        own = new Scope.Own(dana.id());
    }

    @AfterEach
    void utc() {
        businessTimeZone.changeTo(ZoneOffset.UTC);
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private static Fact order(int practice, String id, Duration ago, String amount) {
        return order(practice, id, Instant.now().minus(ago), amount);
    }

    private static Fact order(int practice, String id, Instant placedAt, String amount) {
        Instant now = Instant.now();
        return new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now), "user_" + practice, id, new BigDecimal(amount), placedAt);
    }

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
    void excludesAssignedPracticesFromUnmatched() {
        apply(SampleFacts.practice(1, "TX", "Who Is That", null, 0), SampleFacts.practice(2, "TX", "", null, 0));
        assertThat(reader.read(ALL).trend().unmatched().getLast()).isEqualTo(2);

        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0));

        DashboardSnapshot snapshot = reader.read(ALL);
        assertThat(snapshot.trend().unmatched().getLast()).isEqualTo(1);
        assertThat(snapshot.overview().unmatchedPractices()).isEqualTo(1);
        assertThat(reader.read(own).trend().unmatched()).containsOnly(0L);
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

    @Test
    void ranksOnlyUsers() {
        apply(
                SampleFacts.practice(1, "TX", "House Account", null, 900),
                SampleFacts.practice(2, "TX", "Dana Reyes", null, 7),
                SampleFacts.practice(3, "TX", "", null, 500),
                SampleFacts.practice(4, "TX", "Ava Lindqvist", null, 40));

        DashboardSnapshot all = reader.read(ALL);
        assertThat(all.reps())
                .extracting(rep -> rep.figures().rep(), RepStanding::repRank)
                .containsExactly(
                        tuple("ava@example.com", new RepRank(1, null, 33L)),
                        tuple("dana@example.com", new RepRank(2, 33L, null)),
                        tuple("House Account", null),
                        tuple("Unassigned", null));
        assertThat(all.rankedReps()).isEqualTo(2);
        assertThat(reader.read(own).reps())
                .singleElement()
                .extracting(RepStanding::repRank)
                .isEqualTo(new RepRank(2, 33L, null));
        assertThat(reader.read(own).rankedReps()).isEqualTo(2);
    }

    @Test
    void exportsRepsWithTheColumnsOfTheScreen() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 7),
                SampleFacts.practice(2, "TX", "Who", null, 9));
        apply(order(1, "one", Duration.ofDays(2), "1"), order(1, "two", Duration.ofDays(9), "1"));

        StringBuilder csv = new StringBuilder();
        repCsv.write(ALL, csv);

        // Skips the byte order mark.
        assertThat(csv.substring(1).lines())
                .containsExactly(
                        "rank,rep,practices,activePractices,orders,avgOrdersPerPractice,activePercent,ordersWeek1,ordersWeek2,"
                                + "ordersWeek3,ordersWeek4,ordersWeek5,ordersWeek6,ordersWeek7,ordersWeek8",
                        "1,dana@example.com,1,1,7,7.00,100,1,1,0,0,0,0,0,0",
                        ",Who,1,0,9,9.00,0,0,0,0,0,0,0,0,0");
    }

    @Test
    void detectsDormantPractices() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(2, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(3, "TX", "Ava Lindqvist", null, 0),
                SampleFacts.practice(4, "TX", "Dana Reyes", null, 0));
        for (int i = 0; i < 4; i++) {
            // Orders every ten days; the last one was 25 days ago for practice 1, 15 for practice 2, 22 for practice 3.
            apply(
                    order(1, "a" + i, Duration.ofDays(25 + 10L * i), "1"),
                    order(2, "b" + i, Duration.ofDays(15 + 10L * i), "1"),
                    order(3, "c" + i, Duration.ofDays(22 + 10L * i), "1"));
        }
        // Two orders are too few for a usual interval.
        apply(order(4, "d1", Duration.ofDays(100), "1"), order(4, "d2", Duration.ofDays(101), "1"));

        DormantPractices all = reader.read(ALL).dormant();
        assertThat(all.practices()).extracting(DormantPractice::label).containsExactly("prac_3", "prac_1");
        assertThat(all.count()).isEqualTo(2);
        assertThat(all.practices().getFirst().usualInterval()).isEqualTo(Duration.ofDays(10));
        assertThat(reader.read(own).dormant().practices())
                .extracting(DormantPractice::label)
                .containsExactly("prac_1");

        apply(order(1, "back", Duration.ZERO, "1"));
        assertThat(reader.read(own).dormant().practices()).isEmpty();
    }

    @Test
    void showsRepsOnlyTheirActivityAndAdminsSyncsAsWell() {
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", null, 0),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", null, 0));
        jdbc.sql("""
                        insert into sync_run (kind, trigger, status, instance, finished_at, fetched, updated, missed_by_webhooks)
                        values ('FULL', 'MANUAL', 'SUCCEEDED', 'x', now() + interval '1 second', 3412, 18, 0)
                        """).update();

        assertThat(reader.readActivities(ALL))
                .first()
                .isInstanceOfSatisfying(
                        Activity.SyncActivity.class,
                        sync -> assertThat(sync.changed()).isEqualTo(18));
        assertThat(reader.readActivities(ALL)).hasSize(3);
        assertThat(reader.readActivities(own))
                .singleElement()
                .isInstanceOfSatisfying(
                        Activity.PracticeActivity.class,
                        one -> assertThat(one.entry().label()).isEqualTo("prac_1"));
    }

    @Test
    void returnsEqualSnapshotsForEqualData() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 3));
        assertThat(reader.read(ALL)).isEqualTo(reader.read(ALL));
        DashboardSnapshot before = reader.read(ALL);
        apply(SampleFacts.order(1, "ord_1", "20.00"));
        assertThat(reader.read(ALL)).isNotEqualTo(before);
    }

    @Test
    void nightlyCheckReportsTheNumberOfWrongRollups() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 3));
        jdbc.sql("update kpi_practice set orders = 7").update();

        nightly.check();

        assertThat(registry.get("curasync.kpi.drift").gauge().value()).isEqualTo(1);
        assertThat(registry.get("curasync.kpi.check.age.seconds").gauge().value())
                .isBetween(0.0, 60.0);
    }
}
