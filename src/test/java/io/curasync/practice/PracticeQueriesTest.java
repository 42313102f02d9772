package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests filter options, orders, timeline and export within a scope. */
@CuraSyncTest
class PracticeQueriesTest {

    private static final Scope EVERYTHING = new Scope.All();

    @Autowired
    TestDatabase database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    FilterOptions choices;

    @Autowired
    PracticeOrderQuery orders;

    @Autowired
    TimelineQuery timeline;

    @Autowired
    PracticeCsv csv;

    private User dana;
    private Scope own;

    @BeforeEach
    void createPractices() {
        database.clear();
        dana = TestUsers.rep(userAccounts, "dana@example.com");
        own = new Scope.Own(dana.id());
        jdbc.sql("""
                        insert into practice (id, practice_id, name, state, specialty, owner_id, total_orders) values
                            (1, 'prac_1', '=cmd()', 'TX', 'Wound Care', :dana, 3),
                            (2, 'prac_2', '-1+1', 'CA', null, null, 5),
                            (3, 'prac_3', '@sum', 'TX', '', :dana, 0),
                            (4, 'prac_4', '+1', null, 'Podiatry', null, 0)
                        """).param("dana", dana.id()).update();
    }

    private void order(String id, int practice, String amount, String ago) {
        jdbc.sql("""
                        insert into practice_order (order_id, practice, amount, placed_at, received_at)
                        values (:id, :practice, :amount::numeric, now() - :ago::interval, now())
                        """)
                .param("id", id)
                .param("practice", practice)
                .param("amount", amount.isEmpty() ? null : amount)
                .param("ago", ago)
                .update();
    }

    @Test
    void limitsFilterOptionsToTheScope() {
        assertThat(choices.states(EVERYTHING)).containsExactly("CA", "TX");
        assertThat(choices.specialties(EVERYTHING)).containsExactly("Podiatry", "Wound Care");
        assertThat(choices.states(own)).containsExactly("TX");
        assertThat(choices.specialties(own)).containsExactly("Wound Care");
        assertThat(choices.owners()).containsExactly(Map.entry(dana.id(), "dana@example.com"));
        assertThat(choices.states(new Scope.Own(0))).isEmpty();
    }

    @Test
    void countsOrdersByDay() {
        order("a", 1, "10", "0 s");
        order("b", 1, "10", "0 s");
        order("c", 1, "10", "29 days");
        order("d", 1, "10", "31 days");
        order("e", 2, "10", "0 s");

        assertThat(orders.daily(EVERYTHING, List.of(1L, 2L, 3L)))
                .containsOnlyKeys(1L, 2L)
                .satisfies(daily -> assertThat(daily.get(1L))
                        .hasSize(PracticeOrderQuery.DAYS)
                        .startsWith(1, 0)
                        .endsWith(0, 2));
        assertThat(orders.daily(own, List.of(1L, 2L))).containsOnlyKeys(1L);
    }

    @Test
    void readsSalesOfThisYearAndTheUsualInterval() {
        assertThat(orders.figures(EVERYTHING, 1)).isEqualTo(new PracticeOrderQuery.Figures(null, null));

        order("a", 1, "10.50", "0 s");
        order("b", 1, "", "6 days");
        order("c", 1, "4", "20 days");
        order("d", 1, "1000", LocalDate.now(ZoneOffset.UTC).getDayOfYear() + " days");

        PracticeOrderQuery.Figures figures = orders.figures(own, 1);
        BigDecimal thisYear =
                LocalDate.now(ZoneOffset.UTC).getDayOfYear() > 20 ? new BigDecimal("14.50") : new BigDecimal("10.50");
        assertThat(figures.sales()).isEqualByComparingTo(thisYear);
        assertThat(figures.reorderDays())
                .isCloseTo(LocalDate.now(ZoneOffset.UTC).getDayOfYear() / 3.0, within(7.0));
        assertThat(orders.figures(new Scope.Own(0), 1)).isEqualTo(new PracticeOrderQuery.Figures(null, null));
    }

    @Test
    void readsNewestOrdersFirst() {
        order("a", 1, "1", "3 days");
        order("b", 1, "", "1 day");
        order("c", 2, "1", "0 s");

        assertThat(orders.newest(own, 1, 10))
                .extracting(PracticeOrderQuery.Order::orderId)
                .containsExactly("b", "a");
        assertThat(orders.newest(own, 1, 1)).hasSize(1);
        assertThat(orders.newest(own, 2, 10)).isEmpty();
    }

    @Test
    void readsTheTimelineInPages() {
        jdbc.sql("""
                insert into timeline_entry (practice, fact, source, received_at, outcome)
                select 1 + n % 2, 'practice.updated', 'WEBHOOK', now(), 'UPDATED' from generate_series(1, 10) n
                """).update();
        List<Long> all = entries(timeline.of(own, 1, 10));
        assertThat(all).hasSize(5).isSortedAccordingTo((one, other) -> Long.compare(other, one));

        assertThat(entries(timeline.of(own, 1, 2))).isEqualTo(all.subList(0, 2));
        assertThat(entries(timeline.before(own, 1, all.get(1), 2))).isEqualTo(all.subList(2, 4));
        assertThat(entries(timeline.after(own, 1, all.get(2), 10))).isEqualTo(all.subList(0, 2));
        assertThat(timeline.of(own, 2, 10)).isEmpty();
        assertThat(timeline.after(own, 2, 0, 10)).isEmpty();
    }

    private static List<Long> entries(List<TimelineEntry> entries) {
        return entries.stream().map(TimelineEntry::id).toList();
    }

    @Test
    void exportsChosenColumnsWithinTheScopeWithoutFormulas() throws IOException {
        StringBuilder out = new StringBuilder();

        csv.write(
                own,
                PracticeFilter.ALL,
                new PracticeSort(PracticeColumn.ORDERS, true),
                List.of(PracticeColumn.NAME, PracticeColumn.STATE, PracticeColumn.ORDERS),
                out);

        assertThat(out.toString().split("\r\n"))
                .containsExactly(
                        "\uFEFFpracticeId,userId,name,state,totalOrders,phone,street,city,addressState,zip",
                        "prac_1,,'=cmd(),TX,3,,,,,",
                        "prac_3,,'@sum,TX,0,,,,,");
    }

    @Test
    void exportsPhoneAndAddressAfterTheChosenColumns() throws IOException {
        jdbc.sql("""
                insert into practice_details (practice, phone, street, city, address_state, zip) values
                    (1, '+1 512 555 0100', '100 Main St, Suite 4', 'Austin', 'OK', '78701'), (2, '555', null, null, null, null)
                """).update();
        StringBuilder out = new StringBuilder();

        csv.write(
                own,
                PracticeFilter.ALL,
                new PracticeSort(PracticeColumn.ORDERS, true),
                List.of(PracticeColumn.NAME, PracticeColumn.STATE),
                out);

        assertThat(out.toString().split("\r\n"))
                .containsExactly(
                        "\uFEFFpracticeId,userId,name,state,phone,street,city,addressState,zip",
                        "prac_1,,'=cmd(),TX,'+1 512 555 0100,\"100 Main St, Suite 4\",Austin,OK,78701",
                        "prac_3,,'@sum,TX,,,,,");
    }

    @Test
    void exportsEveryColumn() throws IOException {
        StringBuilder out = new StringBuilder();

        csv.write(EVERYTHING, PracticeFilter.ALL, PracticeSort.NEWEST_CHANGE, List.of(PracticeColumn.values()), out);

        assertThat(out.toString().split("\r\n"))
                .hasSize(5)
                .startsWith(
                        "\uFEFFpracticeId,userId,name,state,specialty,salesRep,rep,totalOrders,status,activatedAt (UTC),"
                                + "missingSince (UTC),lastOrderAt (UTC),dormantSince (UTC),usualDaysBetweenOrders,"
                                + "changedAt (UTC),lastSyncedAt (UTC),phone,street,city,addressState,zip")
                .anySatisfy(line -> assertThat(line).contains("'-1+1", "ENROLLED"))
                .anySatisfy(line -> assertThat(line).contains("'+1"))
                .anySatisfy(line -> assertThat(line).contains("dana@example.com"));
    }
}
