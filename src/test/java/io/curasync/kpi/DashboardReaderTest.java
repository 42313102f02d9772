package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Accounts;
import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.kpi.Quiet.QuietPractice;
import io.curasync.ledger.Door;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleBook;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a snapshot says, by everybody's book and by one rep's. */
@CuraSyncTest
class DashboardReaderTest {

    private static final Scope ALL = new Scope.All();

    @Autowired
    DashboardReader reader;

    @Autowired
    NightlyCheck nightly;

    @Autowired
    MeterRegistry registry;

    @Autowired
    Accounts accounts;

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
        dana = TestUsers.rep(accounts, "dana@example.com", "Dana Reyes");
        TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist");
        own = new Scope.Own(dana.id());
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private static Fact order(int practice, String id, Duration ago, String amount) {
        Instant now = Instant.now();
        return new Fact.OrderPlaced(
                new Provenance(Door.WEBHOOK, 1, now, now),
                "user_" + practice,
                id,
                new BigDecimal(amount),
                now.minus(ago));
    }

    @Test
    void thirtyDaysAreThirtyTimesADayToTheSecond() {
        Instant now = Instant.now();
        Duration month = Duration.ofDays(30);
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", now.minus(month).plusSeconds(60), 0),
                SampleBook.practice(2, "TX", "Ava Lindqvist", now.minus(month).minusSeconds(60), 0),
                SampleBook.practice(3, "TX", "Dana Reyes", now.minus(month).plus(Duration.ofHours(2)), 0),
                SampleBook.practice(4, "TX", "Ava Lindqvist", now, 0));

        assertThat(reader.read(ALL).overview().recentActivations()).isEqualTo(3);
        assertThat(reader.read(own).overview().recentActivations()).isEqualTo(2);
    }

    @Test
    void daysHaveOrdersAndSales() {
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 0),
                SampleBook.practice(2, "CA", "Ava Lindqvist", null, 0));
        apply(
                order(1, "one", Duration.ZERO, "10.50"),
                order(1, "two", Duration.ofDays(2), "100"),
                order(2, "three", Duration.ofDays(2), "1000"));

        Trend all = reader.read(ALL).trend();
        Trend danas = reader.read(own).trend();
        assertThat(Trend.last(3, all.orders())).containsExactly(2L, 0L, 1L);
        assertThat(Trend.last(3, danas.orders())).containsExactly(1L, 0L, 1L);
        assertThat(Trend.last(3, all.sales()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1100"), BigDecimal.ZERO, new BigDecimal("10.50"));
        assertThat(all.orders()).hasSize(Trend.ORDER_DAYS);
        assertThat(all.activations().getLast()).isEqualTo(1);
        assertThat(all.practices().getLast()).isEqualTo(2);
    }

    @Test
    void whatGetsARepIsUnmatchedNoMore() {
        apply(SampleBook.practice(1, "TX", "Who Is That", null, 0), SampleBook.practice(2, "TX", "", null, 0));
        assertThat(reader.read(ALL).trend().unmatched().getLast()).isEqualTo(2);

        apply(SampleBook.practice(1, "TX", "Dana Reyes", null, 0));

        DashboardSnapshot snapshot = reader.read(ALL);
        assertThat(snapshot.trend().unmatched().getLast()).isEqualTo(1);
        assertThat(snapshot.overview().unmatchedPractices()).isEqualTo(1);
        assertThat(reader.read(own).trend().unmatched()).containsOnly(0L);
    }

    @Test
    void whoOrdersNoMoreIsQuiet() {
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", null, 0),
                SampleBook.practice(2, "TX", "Dana Reyes", null, 0),
                SampleBook.practice(3, "TX", "Ava Lindqvist", null, 0),
                SampleBook.practice(4, "TX", "Dana Reyes", null, 0));
        for (int i = 0; i < 4; i++) {
            // Every ten days: the last of 1 was 25 days ago, of 2 only 15, of 3 it was 22.
            apply(
                    order(1, "a" + i, Duration.ofDays(25 + 10L * i), "1"),
                    order(2, "b" + i, Duration.ofDays(15 + 10L * i), "1"),
                    order(3, "c" + i, Duration.ofDays(22 + 10L * i), "1"));
        }
        // Twice is no habit yet.
        apply(order(4, "d1", Duration.ofDays(100), "1"), order(4, "d2", Duration.ofDays(101), "1"));

        Quiet all = reader.read(ALL).quiet();
        assertThat(all.practices()).extracting(QuietPractice::label).containsExactly("prac_3", "prac_1");
        assertThat(all.count()).isEqualTo(2);
        assertThat(all.practices().getFirst().usual()).isEqualTo(Duration.ofDays(10));
        assertThat(reader.read(own).quiet().practices())
                .extracting(QuietPractice::label)
                .containsExactly("prac_1");

        apply(order(1, "back", Duration.ZERO, "1"));
        assertThat(reader.read(own).quiet().practices()).isEmpty();
    }

    @Test
    void aRepHearsOfTheOwnPracticesOnlyAndAnAdminOfSyncsToo() {
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", null, 0),
                SampleBook.practice(2, "CA", "Ava Lindqvist", null, 0));
        jdbc.sql("""
                        insert into sync_run (kind, trigger, status, instance, finished_at, fetched, updated, unannounced)
                        values ('FULL', 'MANUAL', 'SUCCEEDED', 'x', now() + interval '1 second', 3412, 18, 0)
                        """).update();

        assertThat(reader.happenings(ALL))
                .first()
                .isInstanceOfSatisfying(
                        Happening.OfSync.class,
                        sync -> assertThat(sync.changed()).isEqualTo(18));
        assertThat(reader.happenings(ALL)).hasSize(3);
        assertThat(reader.happenings(own))
                .singleElement()
                .isInstanceOfSatisfying(
                        Happening.OfPractice.class,
                        one -> assertThat(one.entry().label()).isEqualTo("prac_1"));
    }

    @Test
    void twoReadingsOfTheSameAreEqual() {
        apply(SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 3));
        assertThat(reader.read(ALL)).isEqualTo(reader.read(ALL));
        DashboardSnapshot before = reader.read(ALL);
        apply(SampleBook.order(1, "ord_1", "20.00"));
        assertThat(reader.read(ALL)).isNotEqualTo(before);
    }

    @Test
    void theNightlyCheckTellsHowManySlicesAreWrong() {
        apply(SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 3));
        jdbc.sql("update kpi_practice set orders = 7").update();

        nightly.check();

        assertThat(registry.get("curasync.kpi.drift").gauge().value()).isEqualTo(1);
        assertThat(registry.get("curasync.kpi.check.age.seconds").gauge().value())
                .isBetween(0.0, 60.0);
    }
}
