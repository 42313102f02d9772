package io.curasync.practice;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of a list of many practices, compared with all rows sorted in Java. */
class PracticeSortTest extends PracticeQueryHarness {

    private static final int PAGE = 40;
    private static final List<PracticeFilter> FILTERS = List.of(
            PracticeFilter.ALL,
            searching("many"),
            new PracticeFilter("", List.of("TX"), null, null, null, null),
            new PracticeFilter("", List.of(), AVA, null, null, null),
            new PracticeFilter("", List.of(), PracticeFilter.UNMATCHED, null, null, null),
            new PracticeFilter("", List.of(), null, PracticeStatus.MISSING, null, null),
            new PracticeFilter("", List.of(), null, PracticeStatus.DORMANT, null, null),
            new PracticeFilter("", List.of(), null, PracticeStatus.ENROLLED, null, null),
            new PracticeFilter("", List.of(), null, PracticeStatus.ACTIVE, null, null));

    /** With equal and missing values in each column. A name that CuraGenesis sends is also the name of a user. */
    @BeforeEach
    void createManyPractices() {
        // Upper and lower case would sort differently in Java and in some collations.
        jdbc.sql("update practice set name = lower(name)").update();
        jdbc.sql("insert into app_user (id, email, name, role) values (3, 'x@example.com', 'Ava Lindqvist', 'REP')")
                .update();
        jdbc.sql("""
                        insert into practice (practice_id, state, specialty, sales_rep, owner_id, total_orders,
                            last_order_at, changed_at, activated_at, missing_since)
                        select 'many_' || n, (array[null, '', 'TX', 'CA'])[1 + n % 4], (array[null, '', 'Podiatry'])[1 + n % 3],
                               (array[null, '', 'Bo Diaz', 'Ava Lindqvist', 'Cy Cole'])[1 + n % 5],
                               (array[1, 2, 3, null, null])[1 + n % 5],
                               case when n % 3 = 0 then n % 7 else 45 + n % 30 * n % 97 end,
                               case when n % 3 > 0 then date_trunc('second', now()) - make_interval(days => n % 5 * 10) end,
                               now() - make_interval(mins => n % 10),
                               case when n % 3 > 0 then now() end, case when n % 11 = 0 then now() end
                        from generate_series(1, 130) n
                        """).update();
        jdbc.sql("""
                        update practice_observation set seen_at = now() - make_interval(secs => practice::int % 4)
                        where practice % 3 > 0
                        """).update();
        jdbc.sql("""
                        insert into kpi_practice
                            (practice, owner_id, missing, changed, orders, first_at, last_at)
                        select id, 0, missing_since is not null, now(), case when id % 5 = 2 then 1 else 3 + id % 2 end,
                               last_order_at - make_interval(days => (id % 4 * 2)::int), last_order_at
                        from practice
                        """).update();
    }

    @ParameterizedTest
    @EnumSource
    void readsPagesInOrder(PracticeColumn by) {
        List<PracticeRow> rows = practiceQuery.byIds(
                EVERYTHING, pages.count(EVERYTHING, PracticeFilter.ALL).ids());
        assertThat(rows).hasSize(134);
        for (PracticeFilter filter : FILTERS) {
            check(EVERYTHING, filter, by, rows);
            check(DANAS, filter, by, rows);
        }
    }

    private void check(Scope scope, PracticeFilter filter, PracticeColumn by, List<PracticeRow> rows) {
        List<Long> matches = pages.count(scope, filter).ids();
        for (boolean descending : List.of(false, true)) {
            Comparator<PracticeRow> order = order(by).thenComparingLong(PracticeRow::id);
            List<Long> expected = rows.stream()
                    .sorted(descending ? order.reversed() : order)
                    .map(PracticeRow::id)
                    .filter(matches::contains)
                    .toList();
            PracticeSort practiceSort = new PracticeSort(by, descending);
            MatchCount withoutIds = new MatchCount(matches.size(), false, Instant.EPOCH, List.of());
            MatchCount more = new MatchCount(matches.size(), true, Instant.EPOCH, List.of());
            for (MatchCount matchCount : List.of(pages.count(scope, filter), withoutIds, more)) {
                assertThat(read(scope, filter, practiceSort, matchCount))
                        .as("%s, %s of %s, more %s", practiceSort, filter, scope, matchCount.hasMore())
                        .isEqualTo(expected);
            }
        }
    }

    /** Reads all pages, and two beyond the end. */
    private List<Long> read(Scope scope, PracticeFilter filter, PracticeSort practiceSort, MatchCount matchCount) {
        List<Long> ids = new ArrayList<>();
        for (int offset = 0; offset < matchCount.count() + 2 * PAGE; offset += PAGE) {
            ids.addAll(pages.ids(scope, filter, practiceSort, matchCount, offset, PAGE));
        }
        return ids;
    }

    private static Comparator<PracticeRow> order(PracticeColumn by) {
        return switch (by) {
            case NAME -> comparing(PracticeRow::label);
            case STATE -> comparing(row -> orEmpty(row.state()));
            case SPECIALTY -> comparing(row -> orEmpty(row.specialty()));
            case REP -> comparing(PracticeRow::repLabel);
            case ORDERS -> comparingInt(PracticeRow::totalOrders);
            case STATUS -> comparing(PracticeRow::status);
            case LAST_ORDER -> comparing(PracticeRow::lastOrderAt, nullsFirst(Comparator.naturalOrder()));
            case OVERDUE -> comparing(PracticeSortTest::dueAt, nullsFirst(Comparator.reverseOrder()));
            case CHANGED -> comparing(PracticeRow::changedAt);
            case SYNCED -> comparing(PracticeRow::seenAt, nullsFirst(Comparator.naturalOrder()));
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant dueAt(PracticeRow row) {
        return row.dormancy() == null
                ? null
                : row.dormancy().lastOrderAt().plus(row.dormancy().usualInterval());
    }

    @Test
    void testDataHasEqualAndMissingValues() {
        List<PracticeRow> rows = practiceQuery.byIds(
                EVERYTHING, pages.count(EVERYTHING, PracticeFilter.ALL).ids());

        assertThat(rows).extracting(PracticeRow::status).contains(PracticeStatus.values());
        for (PracticeColumn by : PracticeColumn.values()) {
            List<PracticeRow> sorted = rows.stream().sorted(order(by)).toList();
            assertThat(Stream.iterate(1, i -> i < sorted.size(), i -> i + 1)
                            .filter(i -> order(by).compare(sorted.get(i - 1), sorted.get(i)) == 0)
                            .count())
                    .as("equal values of %s", by)
                    .isGreaterThan(by == PracticeColumn.NAME ? -1 : 20);
        }
        assertThat(Arrays.asList(rows.stream().map(PracticeSortTest::dueAt).toArray()))
                .containsNull();
    }

    /** An exact number lets the user scroll to the last page, however many practices there are. */
    @Test
    void knowsTheNumberOfAllPractices() {
        jdbc.sql("""
                        insert into practice (practice_id, owner_id) select 'more_' || n, :dana from generate_series(1, :more) n
                        """).param("dana", DANA).param("more", MatchCount.MAX_COUNT).update();
        jdbc.sql("select kpi_rebuild()").query().listOfRows();

        int all = MatchCount.MAX_COUNT + 134;
        MatchCount matchCount = pages.count(EVERYTHING, PracticeFilter.ALL);
        assertThat(matchCount.count()).isEqualTo(all);
        assertThat(matchCount.hasMore()).isFalse();
        assertThat(pages.count(DANAS, PracticeFilter.ALL).count()).isEqualTo(MatchCount.MAX_COUNT + 28);
        assertThat(pages.count(new Scope.Own(AVA), PracticeFilter.ALL).ids()).hasSize(27);
        assertThat(pages.count(EVERYTHING, searching("many")).ids()).hasSize(130);
        assertThat(pages.count(EVERYTHING, searching("more")).count()).isEqualTo(MatchCount.MAX_COUNT);

        List<Long> last = jdbc.sql("select id from practice order by total_orders desc, id desc limit 2")
                .query(Long.class)
                .list();
        PracticeSort byOrders = new PracticeSort(PracticeColumn.ORDERS, false);
        assertThat(pages.ids(EVERYTHING, PracticeFilter.ALL, byOrders, matchCount, all - 2, PAGE))
                .isEqualTo(last.reversed());
    }
}
