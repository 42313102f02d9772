package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PracticePagesTest {

    private static final Matches MANY = new Matches(Matches.MOST, true, Instant.EPOCH, List.of());

    private static final Scope EVERYTHING = new Scope.All();
    private static final long DANA = 1;
    private static final long AVA = 2;
    private static final Scope DANAS = new Scope.Own(DANA);

    private final JdbcClient jdbc = TestDatabase.create().jdbc();
    private final PracticeSearch search = new PracticeSearch(jdbc);
    private final PracticePages pages = new PracticePages(jdbc, search, new Practices(jdbc, search));

    @BeforeEach
    void book() {
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
    void everyWordOfTheSearchMustBeFoundSomewhere() {
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
        finds("a b c d e f g h i j");
    }

    @Test
    void accentsAndApostrophesDoNotMatter() {
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
    void whatIsNoStateIsFoundUnderOther() {
        insert(5, null, "Ontario", null, "", null, null);
        insert(6, null, "Alberta", null, "", DANA, null);

        assertThat(ids(EVERYTHING, new PracticeFilter("", "Other", null, null, null, null)))
                .containsExactlyInAnyOrder(5L, 6L);
        assertThat(new PracticeChoices(jdbc).states(EVERYTHING)).containsExactly("CA", "NY", "Other", "TX");
        assertThat(new PracticeChoices(jdbc).states(DANAS)).containsExactly("Other", "TX");
    }

    @Test
    void aSearchWithoutWordsFindsEverything() {
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
    void filtersRestrict() {
        assertThat(ids(EVERYTHING, new PracticeFilter("", "TX", null, null, null, null)))
                .containsExactly(1L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, AVA, null, null, null)))
                .containsExactly(2L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, PracticeFilter.NOBODY, null, null, null)))
                .containsExactly(3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, null, PracticeStatus.MISSING, null, null)))
                .containsExactly(4L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, null, PracticeStatus.ENROLLED, null, null)))
                .containsExactly(3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, null, null, "Wound Care", null)))
                .containsExactly(1L, 3L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, null, null, null, 10)))
                .containsExactly(1L, 2L);
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, null, null, null, 8)))
                .isEmpty();
        assertThat(ids(EVERYTHING, new PracticeFilter("", null, null, null, null, PracticeFilter.EVER)))
                .containsExactly(1L, 2L);
        assertThat(ids(EVERYTHING, new PracticeFilter("lake", "TX", DANA, PracticeStatus.ACTIVE, "Wound Care", 30)))
                .containsExactly(1L);
    }

    @Test
    void aRepFindsTheOwnOnlyWhateverIsSearchedOrFiltered() {
        assertThat(ids(DANAS, PracticeFilter.ALL)).containsExactly(1L, 4L);
        assertThat(ids(DANAS, searching("ava"))).isEmpty();
        assertThat(ids(DANAS, searching("marcus"))).isEmpty();
        assertThat(ids(DANAS, searching("lindqvist"))).containsExactly(1L, 4L);
        assertThat(ids(DANAS, new PracticeFilter("", null, AVA, null, null, null)))
                .isEmpty();
        assertThat(ids(DANAS, new PracticeFilter("", null, PracticeFilter.NOBODY, null, null, null)))
                .isEmpty();
        assertThat(pages.changedSince(DANAS, PracticeFilter.ALL, Instant.EPOCH)).isEqualTo(2);
        assertThat(pages.count(DANAS, searching("prac")).count()).isEqualTo(2);
    }

    /** What matches few is found and sorted, what matches many is met on a walk: it must be the same. */
    @Test
    void bothWaysToAPageLeadToTheSame() {
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
                        update practice_sighting set seen_at = now() - make_interval(secs => practice::int % 4)
                        where practice % 3 > 0
                        """).update();
        for (Sorting sorting : Stream.of(PracticeColumn.values())
                .flatMap(column -> Stream.of(new Sorting(column, true), new Sorting(column, false)))
                .toList()) {
            for (PracticeFilter filter : List.of(PracticeFilter.ALL, searching("many rep"))) {
                assertThat(pages.ids(EVERYTHING, filter, sorting, MANY, 20, 50))
                        .as(sorting.toString())
                        .hasSize(50)
                        .isEqualTo(pages.ids(EVERYTHING, filter, sorting, pages.count(EVERYTHING, filter), 20, 50));
            }
            assertThat(pages.ids(DANAS, PracticeFilter.ALL, sorting, MANY, 0, 50))
                    .hasSize(35)
                    .isEqualTo(pages.ids(
                            DANAS, PracticeFilter.ALL, sorting, pages.count(DANAS, PracticeFilter.ALL), 0, 50));
        }
    }

    @Test
    void countsUpToABound() {
        assertThat(pages.count(EVERYTHING, PracticeFilter.ALL))
                .satisfies(few -> assertThat(few.more()).isFalse())
                .extracting(Matches::count)
                .isEqualTo(4);

        jdbc.sql("insert into practice (practice_id) select 'more_' || n from generate_series(1, :more) n")
                .param("more", Matches.MOST - 4)
                .update();
        assertThat(pages.count(EVERYTHING, PracticeFilter.ALL))
                .satisfies(many -> assertThat(many.more()).isFalse())
                .extracting(Matches::count)
                .isEqualTo(Matches.MOST);

        insert(99_999, null, null, null, "", null, null);
        assertThat(pages.count(EVERYTHING, PracticeFilter.ALL))
                .satisfies(many -> assertThat(many.more()).isTrue())
                .extracting(Matches::count)
                .isEqualTo(Matches.MOST);
    }

    @Test
    void countsWhatHasChangedSince() {
        Instant then = pages.count(EVERYTHING, PracticeFilter.ALL).asOf();
        jdbc.sql("update practice set total_orders = 0, changed_at = clock_timestamp() where id in (1, 2)")
                .update();

        assertThat(pages.changedSince(EVERYTHING, PracticeFilter.ALL, then)).isEqualTo(2);
        assertThat(pages.changedSince(EVERYTHING, searching("sierra"), then)).isEqualTo(1);
        assertThat(pages.changedSince(EVERYTHING, searching("txema"), then)).isZero();
    }

    private List<Long> ids(Scope scope, PracticeFilter filter) {
        Matches matches = pages.count(scope, filter);
        List<Long> ids = pages.page(scope, filter, new Sorting(PracticeColumn.ORDERS, true), matches, 0, 50).stream()
                .map(PracticeRow::id)
                .toList();
        assertThat(matches.count()).isEqualTo(ids.size());
        return ids;
    }

    private static PracticeFilter searching(String search) {
        return new PracticeFilter(search, null, null, null, null, null);
    }
}
