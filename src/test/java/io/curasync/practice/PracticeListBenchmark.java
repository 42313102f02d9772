package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.testing.ReadBenchmark;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Benchmark of {@code bench/practices}: measures the application's own reads, until rows and trends are in memory.
 * Arguments: JDBC URL and user of a database, then {@code migrate} or the number of rounds. Prints a line per case with its
 * name and count, followed by times in milliseconds: the first page on first read, then the medians and 95th percentiles of
 * count and page.
 */
final class PracticeListBenchmark {

    private static final int PAGE = 50;
    private static final int WARM_UP = 3;
    private static final Scope EVERYTHING = new Scope.All();

    private PracticeListBenchmark() {}

    @Import({
        PracticeListQuery.class,
        PracticeSearch.class,
        SearchSuggestions.class,
        PracticeQuery.class,
        PracticeOrderQuery.class
    })
    static class Parts {}

    private record Case(String name, Scope scope, PracticeFilter filter, PracticeSort sorting, int offset) {

        static Case of(
                String name, Scope scope, String search, @Nullable String state, @Nullable PracticeStatus status) {
            var filter =
                    new PracticeFilter(search, state == null ? List.of() : List.of(state), null, status, null, null);
            return new Case(name, scope, filter, PracticeSort.NEWEST_CHANGE, 0);
        }

        static Case sorted(PracticeColumn by) {
            String name = "sorted by " + by.title().toLowerCase(Locale.ROOT);
            return new Case(name, EVERYTHING, PracticeFilter.ALL, new PracticeSort(by, true), 0);
        }
    }

    private static List<Case> cases(Scope rep) {
        var activated = new PracticeFilter("", List.of(), null, null, null, 30);
        return List.of(
                Case.of("no search, no filter", EVERYTHING, "", null, null),
                Case.of("search “lakeside”, Texas, active", EVERYTHING, "lakeside", "TX", PracticeStatus.ACTIVE),
                Case.of("search “wound center”, Texas", EVERYTHING, "wound center", "TX", null),
                Case.of("search for a rep’s name, Texas", EVERYTHING, "reyes", "TX", null),
                Case.of("search “lakeside” alone", EVERYTHING, "lakeside", null, null),
                Case.of("search for one id", EVERYTHING, "prac_00654321", null, null),
                Case.of("search without a match", EVERYTHING, "zzzz", null, null),
                Case.of("search “tx”", EVERYTHING, "tx", null, null),
                Case.of("search “la”", EVERYTHING, "la", null, null),
                Case.of("search “l”", EVERYTHING, "l", null, null),
                Case.of("search “26”", EVERYTHING, "26", null, null),
                Case.of("search “2”", EVERYTHING, "2", null, null),
                Case.of("search “26”, Texas", EVERYTHING, "26", "TX", null),
                Case.of("search “texas”", EVERYTHING, "texas", null, null),
                Case.of("search “texas podiatry”", EVERYTHING, "texas podiatry", null, null),
                Case.of("search “vascular”, a specialty", EVERYTHING, "vascular", null, null),
                Case.of("search “0000”, which half of them contain", EVERYTHING, "0000", null, null),
                Case.of("Texas", EVERYTHING, "", "TX", null),
                Case.of("dormant", EVERYTHING, "", null, PracticeStatus.DORMANT),
                Case.of("missing at CuraGenesis", EVERYTHING, "", null, PracticeStatus.MISSING),
                new Case("activated within 30 days", EVERYTHING, activated, PracticeSort.NEWEST_CHANGE, 0),
                Case.of("of one rep", rep, "", null, null),
                Case.of("of one rep, search “wound”", rep, "wound", null, null),
                new Case(
                        "last page that can be scrolled to",
                        EVERYTHING,
                        PracticeFilter.ALL,
                        PracticeSort.NEWEST_CHANGE,
                        MatchCount.MAX_COUNT - PAGE),
                Case.sorted(PracticeColumn.NAME),
                Case.sorted(PracticeColumn.STATE),
                Case.sorted(PracticeColumn.SPECIALTY),
                Case.sorted(PracticeColumn.REP),
                Case.sorted(PracticeColumn.ORDERS),
                Case.sorted(PracticeColumn.STATUS),
                Case.sorted(PracticeColumn.LAST_ORDER),
                Case.sorted(PracticeColumn.SYNCED));
    }

    public static void main(String[] arguments) throws SQLException {
        ReadBenchmark.run(arguments, Parts.class, PracticeListBenchmark::measure);
    }

    private static void measure(ApplicationContext context, int rounds) {
        long rep = context.getBean(JdbcClient.class)
                .sql("select id from app_user where email = 'rep7@example.com'")
                .query(Long.class)
                .single();
        for (Case testCase : cases(new Scope.Own(rep))) {
            System.out.println(measure(
                    testCase,
                    context.getBean(PracticeListQuery.class),
                    context.getBean(PracticeOrderQuery.class),
                    rounds));
        }
    }

    private static String measure(Case testCase, PracticeListQuery pages, PracticeOrderQuery orders, int rounds) {
        MatchCount matchCount = pages.count(testCase.scope(), testCase.filter());
        Supplier<Object> count = () -> pages.count(testCase.scope(), testCase.filter());
        Supplier<Object> page = () -> {
            List<PracticeRow> rows = pages.page(
                    testCase.scope(), testCase.filter(), testCase.sorting(), matchCount, testCase.offset(), PAGE);
            return orders.daily(
                    testCase.scope(), rows.stream().map(PracticeRow::id).toList());
        };
        double first = ReadBenchmark.millis(page);
        double[] counts = ReadBenchmark.times(count, WARM_UP, rounds);
        double[] times = ReadBenchmark.times(page, WARM_UP, rounds);
        return "%s\t%d%s\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f"
                .formatted(
                        testCase.name(),
                        matchCount.count(),
                        matchCount.hasMore() ? "+" : "",
                        first,
                        counts[rounds / 2],
                        counts[rounds * 95 / 100],
                        times[rounds / 2],
                        times[rounds * 95 / 100]);
    }
}
