package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.testing.ReadBenchmark;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    private enum Position {
        FIRST,
        MIDDLE,
        LAST
    }

    private record Case(String name, Scope scope, PracticeFilter filter, PracticeSort sorting, Position position) {

        static Case of(
                String name, Scope scope, String search, @Nullable String state, @Nullable PracticeStatus status) {
            var filter =
                    new PracticeFilter(search, state == null ? List.of() : List.of(state), null, status, null, null);
            return new Case(name, scope, filter, PracticeSort.NEWEST_CHANGE, Position.FIRST);
        }

        Case sorted(PracticeColumn by, boolean descending) {
            String how = "sorted by " + by.title().toLowerCase(Locale.ROOT) + (descending ? "" : ", ascending");
            return new Case(
                    name.isEmpty() ? how : name + ", " + how,
                    scope,
                    filter,
                    new PracticeSort(by, descending),
                    position);
        }

        Case at(Position other) {
            String where = other.name().toLowerCase(Locale.ROOT) + " page";
            return new Case(name.isEmpty() ? where : name + ", " + where, scope, filter, sorting, other);
        }

        /** Returns the offset of the page. The last page contains the last {@value #PAGE} matches that can be scrolled to. */
        int offset(MatchCount matchCount) {
            return switch (position) {
                case FIRST -> 0;
                case MIDDLE -> matchCount.count() / 2;
                case LAST -> Math.max(0, matchCount.count() - PAGE);
            };
        }
    }

    private static List<Case> cases(Scope rep) {
        var activated = new PracticeFilter("", List.of(), null, null, null, 30);
        Case all = Case.of("", EVERYTHING, "", null, null);
        Case texas = Case.of("Texas", EVERYTHING, "", "TX", null);
        Case broad = Case.of("search “c”, which three in five match", EVERYTHING, "c", null, null);
        Stream<Case> searches = Stream.of(
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
                broad,
                broad.sorted(PracticeColumn.ORDERS, true),
                Case.of("search “prac”, which all match", EVERYTHING, "prac", null, null),
                Case.of("search “0000”, which a few more than 10,000 match", EVERYTHING, "0000", null, null),
                texas,
                Case.of("dormant", EVERYTHING, "", null, PracticeStatus.DORMANT),
                Case.of("missing at CuraGenesis", EVERYTHING, "", null, PracticeStatus.MISSING),
                new Case("activated within 30 days", EVERYTHING, activated, PracticeSort.NEWEST_CHANGE, Position.FIRST),
                Case.of("of one rep", rep, "", null, null),
                Case.of("of one rep, search “wound”", rep, "wound", null, null),
                texas.sorted(PracticeColumn.REP, false),
                texas.sorted(PracticeColumn.ORDERS, true),
                texas.sorted(PracticeColumn.STATUS, true));
        Stream<Case> sortings = Arrays.stream(PracticeColumn.values())
                .flatMap(column -> Stream.of(all.sorted(column, true), all.sorted(column, false)));
        Stream<Case> positions = Stream.of(
                all.at(Position.MIDDLE),
                all.at(Position.LAST),
                all.sorted(PracticeColumn.REP, false).at(Position.LAST),
                all.sorted(PracticeColumn.STATUS, false).at(Position.LAST),
                texas.at(Position.LAST));
        return Stream.of(searches, sortings, positions)
                .flatMap(Function.identity())
                .toList();
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
                    testCase.scope(),
                    testCase.filter(),
                    testCase.sorting(),
                    matchCount,
                    testCase.offset(matchCount),
                    PAGE);
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
