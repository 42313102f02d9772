package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Filters, pages and counts of the practice list. */
class PracticeListQueryTest extends PracticeQueryHarness {

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
}
