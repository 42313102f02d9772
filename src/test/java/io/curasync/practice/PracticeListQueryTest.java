package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PracticeListQueryTest {

    private static final MatchCount MANY = new MatchCount(MatchCount.MAX_COUNT, true, Instant.EPOCH, List.of());

    private static final Scope EVERYTHING = new Scope.All();
    private static final long DANA = 1;
    private static final long AVA = 2;
    private static final Scope DANAS = new Scope.Own(DANA);

    private final JdbcClient jdbc = TestDatabase.create().jdbc();
    private final PracticeSearch search = new PracticeSearch(jdbc);
    private final PracticeQuery practiceQuery = new PracticeQuery(jdbc, search);
    private final PracticeListQuery pages = new PracticeListQuery(jdbc, search, practiceQuery);
    private final SearchSuggestions suggestions = new SearchSuggestions(jdbc, search, pages);

    @BeforeEach
    void createPractices() {
        jdbc.sql(
                        "insert into app_user (id, email, name, role) values"
                                + " (1, 'd@example.com', 'Dana Lindqvist', 'REP'), (2, 'a@example.com', 'Ava Lindqvist', 'REP')")
                .update();
        insert(1, "Lakeside Wound Center", "TX", "Wound Care", "D. Reyes", DANA, "1234567893");
        insert(2, "Sierra Podiatry 100 %", "CA", "Podiatry", "Marcus Bell", AVA, null);
        insert(3, null, "NY", "Wound Care", "", null, null);
        insert(4, "Txema & Sons", "", null, "Priya Nair", DANA, null);
        jdbc.sql("update practice set activated_at = now() - interval '9 days' where id <= 2")
                .update();
        jdbc.sql("update practice set missing_since = now() where id = 4").update();
        jdbc.sql("alter table practice alter column id restart with 1000").update();
    }

    private void insert(
            int id,
            @Nullable String name,
            @Nullable String state,
            @Nullable String specialty,
            String salesRep,
            @Nullable Long owner,
            @Nullable String npi) {
        jdbc.sql("""
                        insert into practice (id, practice_id, user_id, cura_intake_id, name, state, specialty,
                            sales_rep, owner_id, npi, total_orders, changed_at)
                        values (:id, 'prac_0' || :id, 'user_0' || :id, 'sub_7' || :id, :name, :state, :specialty,
                            :salesRep, :owner, :npi, 10 - :id, now() - make_interval(mins => :id))
                        """)
                .param("id", id)
                .param("name", name)
                .param("state", state)
                .param("specialty", specialty)
                .param("salesRep", salesRep)
                .param("owner", owner)
                .param("npi", npi)
                .update();
    }

    @Test
    void requiresEveryWordOfTheSearch() {
        finds("lakeside", 1);
        finds("WOUND center", 1);
        finds("center  wound lake", 1);
        finds("prac_02", 2);
        finds("ser_03", 3);
        finds("sub_74", 4);
        finds("1234567", 1);
        finds("tx", 1, 4);
        finds("ca", 2);
        finds("marcus bell", 2);
        finds("reyes", 1);
        finds("dana", 1, 4);
        finds("lindqvist", 1, 2, 4);
        finds("ava wound");
        finds("100 %", 2);
        finds("%", 2);
        finds("&", 4);
        finds("prac%02");
        finds("prac", 1, 2, 3, 4);
        finds("ide", 1);
        finds("podiatry", 2);
        finds("wound care", 1, 3);
        finds("a b c d e f g h i j");
    }

    @Test
    void matchesShortSearchesAtWordStartsAndInDigits() {
        insert(26, "Foot/Ankle (West) \"Laguna\"", "LA", null, "", null, null);
        insert(1263, "O'Hara Clinic", null, null, "", null, null);

        finds("la", 1, 26);
        finds("L", 1, 2, 4, 26);
        finds("an", 26);
        finds("we", 26);
        finds("o'", 1263);
        finds("ha");
        finds("26", 26, 1263);
        finds("2 6", 1, 26, 1263);
        finds("63", 1263);
        finds("263", 1263);
        finds("pr", 1, 2, 3, 4, 26, 1263);
        finds("la west", 26);
    }

    @Test
    void findsStatesByName() {
        insert(5, null, "NM", null, "", null, null);

        finds("texas", 1);
        finds("Tex", 1);
        finds("california", 2);
        finds("new york", 3);
        finds("new", 3, 5);
        finds("york lakeside");
        finds("texas lakeside", 1);
        finds("xas");
    }

    @Test
    void suggestsCorrectionsOfTypos() {
        insert(5, "Clínica Peñasco", "GU", null, "Siobhán O\u2019Brien", null, null);

        suggests("lakside", "Lakeside");
        suggests("lakesside", "Lakeside");
        suggests("lakeisde", "Lakeside");
        suggests("laqeside", "Lakeside");
        suggests("LAKESIDE wuond", "LAKESIDE Wound");
        suggests("podatry", "Podiatry");
        suggests("texsa", "Texas");
        suggests("marcos bell", "Marcus bell");
        suggests("clinicca", "Clínica");
        suggests("penazco", "Peñasco");
        suggests("lindqvst", "Lindqvist");
        suggestsNothing(EVERYTHING, "zzzzzz");
        suggestsNothing(EVERYTHING, "lak%side_");
        suggestsNothing(EVERYTHING, "l_kes__e");
        suggestsNothing(EVERYTHING, "lqk");
        suggestsNothing(EVERYTHING, "podatry lakside");
    }

    /** Suggestions reveal neither names of other reps' practices nor their reps. */
    @Test
    void limitsSuggestionsToTheScope() {
        assertThat(suggestions.instead(DANAS, searching("lakside"))).contains("Lakeside");
        suggestsNothing(DANAS, "podatry");
        suggestsNothing(DANAS, "siera");
        suggestsNothing(DANAS, "marcuss");
        assertThat(suggestions.instead(DANAS, new PracticeFilter("lakside", List.of("CA"), null, null, null, null)))
                .isEmpty();
    }

    private void suggests(String searched, String expected) {
        assertThat(suggestions.instead(EVERYTHING, searching(searched)))
                .as(searched)
                .contains(expected);
    }

    private void suggestsNothing(Scope scope, String searched) {
        assertThat(suggestions.instead(scope, searching(searched))).as(searched).isEmpty();
    }

    @Test
    void ignoresAccentsAndApostrophes() {
        insert(5, "Clínica Peñasco", "GU", null, "Siobhán O\u2019Brien", null, null);
        insert(6, "Jose\u0301's Foot & Ankle", "Ontario", null, "", AVA, null);
        jdbc.sql("update app_user set name = 'José Núñez' where id = 2").update();

        finds("clinica", 5);
        finds("CLÍNICA penasco", 5);
        finds("cli\u0301nica", 5);
        finds("siobhan o'brien", 5);
        finds("jose", 2, 6);
        finds("José's", 6);
        finds("ân", 6);
        finds("nunez", 2, 6);
    }

    @Test
    void findsUnknownStatesUnderOther() {
        insert(5, null, "Ontario", null, "", null, null);
        insert(6, null, "Alberta", null, "", DANA, null);

        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of("Other"), null, null, null, null)))
                .containsExactlyInAnyOrder(5L, 6L);
        assertThat(new FilterOptions(jdbc).states(EVERYTHING)).containsExactly("CA", "NY", "Other", "TX");
        assertThat(new FilterOptions(jdbc).states(DANAS)).containsExactly("Other", "TX");
    }

    @Test
    void findsEverythingWithoutSearchWords() {
        for (String nothing : List.of("", "   ", "\0", " \0 ")) {
            finds(nothing, 1, 2, 3, 4);
        }
    }

    private void finds(String words, long... expected) {
        assertThat(ids(EVERYTHING, searching(words)))
                .as(words)
                .containsExactlyElementsOf(LongStream.of(expected).boxed().toList());
    }

    @Test
    void appliesEachFilter() {
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of("TX"), null, null, null, null)))
                .containsExactly(1L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of("NY", "CA"), null, null, null, null)))
                .containsExactly(2L, 3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of("ZZ"), null, null, null, null)))
                .isEmpty();
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), AVA, null, null, null)))
                .containsExactly(2L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), PracticeFilter.UNMATCHED, null, null, null)))
                .containsExactly(3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), null, PracticeStatus.MISSING, null, null)))
                .containsExactly(4L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), null, PracticeStatus.ENROLLED, null, null)))
                .containsExactly(3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), null, null, "Wound Care", null)))
                .containsExactly(1L, 3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), null, null, null, 10)))
                .containsExactly(1L, 2L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), null, null, null, 8)))
                .isEmpty();
        assertThat(ids(EVERYTHING, new PracticeFilter("", List.of(), null, null, null, PracticeFilter.EVER)))
                .containsExactly(1L, 2L);
        assertThat(ids(
                        EVERYTHING,
                        new PracticeFilter("lake", List.of("TX"), DANA, PracticeStatus.ACTIVE, "Wound Care", 30)))
                .containsExactly(1L);
    }

    /** Same rule as on the dashboard: no order for twice the usual interval, and for at least a week. */
    @Test
    void findsOnlyDormantPractices() {
        jdbc.sql("""
                        insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at) values
                            (1, 1, false, now(), 5, now() - interval '60 days', now() - interval '25 days'),
                            (2, 2, false, now(), 3, now() - interval '60 days', now() - interval '50 days'),
                            (3, 0, false, now(), 3, now() - interval '60 days', now() - interval '3 days'),
                            (4, 1, true, now(), 3, now() - interval '90 days', now() - interval '70 days')
                        """).update();

        assertThat(ids(EVERYTHING, ofStatus(PracticeStatus.DORMANT))).containsExactly(1L, 2L);
        assertThat(ids(EVERYTHING, ofStatus(PracticeStatus.ACTIVE))).isEmpty();
        assertThat(ids(EVERYTHING, ofStatus(PracticeStatus.ENROLLED))).containsExactly(3L);
        assertThat(ids(EVERYTHING, ofStatus(PracticeStatus.MISSING))).containsExactly(4L);
        assertThat(ids(DANAS, ofStatus(PracticeStatus.DORMANT))).containsExactly(1L);

        PracticeFilter all = PracticeFilter.ALL;
        assertThat(pages.page(
                        EVERYTHING,
                        all,
                        new PracticeSort(PracticeColumn.OVERDUE, true),
                        pages.count(EVERYTHING, all),
                        0,
                        2))
                .extracting(PracticeRow::id)
                .containsExactly(2L, 1L);
        PracticeRow row = practiceQuery.byId(EVERYTHING, 2).orElseThrow();
        assertThat(row.status()).isEqualTo(PracticeStatus.DORMANT);
        assertThat(row.dormancy()).isNotNull();
        assertThat(row.dormancy().usualInterval()).isEqualTo(Duration.ofDays(5));
        assertThat(practiceQuery.byId(EVERYTHING, 3).orElseThrow().dormancy()).isNull();
    }

    private static PracticeFilter ofStatus(PracticeStatus status) {
        return new PracticeFilter("", List.of(), null, status, null, null);
    }

    @Test
    void limitsSearchesAndFiltersToTheScope() {
        assertThat(ids(DANAS, PracticeFilter.ALL)).containsExactly(1L, 4L);
        assertThat(ids(DANAS, searching("ava"))).isEmpty();
        assertThat(ids(DANAS, searching("marcus"))).isEmpty();
        assertThat(ids(DANAS, searching("lindqvist"))).containsExactly(1L, 4L);
        assertThat(ids(DANAS, new PracticeFilter("", List.of(), AVA, null, null, null)))
                .isEmpty();
        assertThat(ids(DANAS, new PracticeFilter("", List.of(), PracticeFilter.UNMATCHED, null, null, null)))
                .isEmpty();
        assertThat(pages.changedSince(DANAS, PracticeFilter.ALL, Instant.EPOCH)).isEqualTo(2);
        assertThat(pages.count(DANAS, searching("prac")).count()).isEqualTo(2);
    }

    /** Few matches are sorted and many are read along an index; both must give the same pages. */
    @Test
    void returnsTheSamePagesByIndexAndBySort() {
        jdbc.sql("""
                        insert into practice (practice_id, state, specialty, sales_rep, owner_id, total_orders,
                            last_order_at, changed_at)
                        select 'many_' || n, nullif('S' || n % 3, 'S0'), nullif('P' || n % 4, 'P0'), 'rep ' || n % 5,
                               case n % 3 when 0 then :dana when 1 then :ava end, n % 7,
                               case when n % 2 = 0 then now() - make_interval(hours => n % 6) end,
                               now() - make_interval(mins => n % 10)
                        from generate_series(1, 100) n
                        """).param("dana", DANA).param("ava", AVA).update();
        jdbc.sql("""
                        update practice_observation set seen_at = now() - make_interval(secs => practice::int % 4)
                        where practice % 3 > 0
                        """).update();
        for (PracticeSort practiceSort : Stream.of(PracticeColumn.values())
                .flatMap(column -> Stream.of(new PracticeSort(column, true), new PracticeSort(column, false)))
                .toList()) {
            for (PracticeFilter filter : List.of(PracticeFilter.ALL, searching("many rep"))) {
                assertThat(pages.ids(EVERYTHING, filter, practiceSort, MANY, 20, 50))
                        .as(practiceSort.toString())
                        .hasSize(50)
                        .isEqualTo(
                                pages.ids(EVERYTHING, filter, practiceSort, pages.count(EVERYTHING, filter), 20, 50));
            }
            assertThat(pages.ids(DANAS, PracticeFilter.ALL, practiceSort, MANY, 0, 50))
                    .hasSize(35)
                    .isEqualTo(pages.ids(
                            DANAS, PracticeFilter.ALL, practiceSort, pages.count(DANAS, PracticeFilter.ALL), 0, 50));
        }
    }

    @Test
    void limitsTheCount() {
        assertThat(pages.count(EVERYTHING, PracticeFilter.ALL))
                .satisfies(few -> assertThat(few.hasMore()).isFalse())
                .extracting(MatchCount::count)
                .isEqualTo(4);

        jdbc.sql("insert into practice (practice_id) select 'more_' || n from generate_series(1, :more) n")
                .param("more", MatchCount.MAX_COUNT - 4)
                .update();
        assertThat(pages.count(EVERYTHING, PracticeFilter.ALL))
                .satisfies(many -> assertThat(many.hasMore()).isFalse())
                .extracting(MatchCount::count)
                .isEqualTo(MatchCount.MAX_COUNT);

        insert(99_999, null, null, null, "", null, null);
        assertThat(pages.count(EVERYTHING, PracticeFilter.ALL))
                .satisfies(many -> assertThat(many.hasMore()).isTrue())
                .extracting(MatchCount::count)
                .isEqualTo(MatchCount.MAX_COUNT);
    }

    @Test
    void countsChangesSince() {
        Instant then = pages.count(EVERYTHING, PracticeFilter.ALL).asOf();
        jdbc.sql("update practice set total_orders = 0, changed_at = clock_timestamp() where id in (1, 2)")
                .update();

        assertThat(pages.changedSince(EVERYTHING, PracticeFilter.ALL, then)).isEqualTo(2);
        assertThat(pages.changedSince(EVERYTHING, searching("sierra"), then)).isEqualTo(1);
        assertThat(pages.changedSince(EVERYTHING, searching("txema"), then)).isZero();
    }

    private List<Long> ids(Scope scope, PracticeFilter filter) {
        MatchCount matchCount = pages.count(scope, filter);
        List<Long> ids =
                pages.page(scope, filter, new PracticeSort(PracticeColumn.ORDERS, true), matchCount, 0, 50).stream()
                        .map(PracticeRow::id)
                        .toList();
        assertThat(matchCount.count()).isEqualTo(ids.size());
        return ids;
    }

    private static PracticeFilter searching(String search) {
        return new PracticeFilter(search, List.of(), null, null, null, null);
    }
}
