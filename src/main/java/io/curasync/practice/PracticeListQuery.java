package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads pages of the list of practices, fast for any number of practices. If there are few matches, indexes for the
 * filter find all of them, and a page is sorted from them. If there are many, a page is read along the index of the
 * sort order, which soon contains enough matches.
 */
@Component
@Transactional(readOnly = true)
public class PracticeListQuery {

    /** Number of the most recent changes that {@link #changedSince} reads. */
    private static final int MAX_RECENT_CHANGES = 5_000;

    // The selectivity depends on the words of the search, so no generic plan suits all searches.
    private static final String FORCE_CUSTOM_PLAN = "set local plan_cache_mode = force_custom_plan";

    private static final String COUNT = """
            select count(*) as count, now() as as_of,
                case when count(*) <= :most then coalesce(array_agg(id), '{}') end as ids
            from (select p.id from practice_directory p where %s limit :most + 1) matches""";

    private static final String SELECT_PAGE_BY_SORTING =
            "select p.id from practice_directory p %s where p.id = any(:ids) %s limit :limit offset :offset";

    private static final String SELECT_PAGE_BY_INDEX =
            "select p.id from practice_directory p %s where %s %s limit :limit offset :offset";

    private static final String CHANGED_SINCE = """
            select count(*) from (
                select practice from practice_recency where changed_at >= date_trunc('second', :since::timestamptz)
                order by changed_at desc limit :newest) r
            join practice_directory p on p.id = r.practice and p.changed_at > :since where %s""";

    private final JdbcClient jdbc;
    private final PracticeSearch search;
    private final PracticeQuery practiceQuery;

    PracticeListQuery(JdbcClient jdbc, PracticeSearch search, PracticeQuery practiceQuery) {
        this.jdbc = jdbc;
        this.search = search;
        this.practiceQuery = practiceQuery;
    }

    /** Counts the matching practices in scope. */
    public MatchCount count(Scope scope, PracticeFilter filter) {
        SqlCondition condition = search.within(scope, filter);
        jdbc.sql(FORCE_CUSTOM_PLAN).update();
        return jdbc.sql(COUNT.formatted(condition.sql()))
                .params(condition.parameters())
                .param("most", MatchCount.MAX_COUNT)
                .query((row, number) -> matches(row))
                .single();
    }

    private static MatchCount matches(ResultSet row) throws SQLException {
        int count = row.getInt("count");
        Instant asOf = SqlTimes.instant(row, "as_of");
        if (count > MatchCount.MAX_COUNT) {
            return new MatchCount(MatchCount.MAX_COUNT, true, asOf, List.of());
        }
        return new MatchCount(
                count, false, asOf, List.of((Long[]) row.getArray("ids").getArray()));
    }

    /**
     * Returns a page of practices.
     *
     * @param matchCount the count of the same scope and filter
     */
    public List<PracticeRow> page(
            Scope scope,
            PracticeFilter filter,
            PracticeSort practiceSort,
            MatchCount matchCount,
            int offset,
            int limit) {
        List<Long> ids = ids(scope, filter, practiceSort, matchCount, offset, limit);
        Map<Long, PracticeRow> rows = practiceQuery.byIds(scope, ids).stream()
                .collect(Collectors.toMap(PracticeRow::id, Function.identity()));
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /**
     * Returns CuraSync's ids of the practices of a page.
     *
     * @param matchCount the count of the same scope and filter
     */
    public List<Long> ids(
            Scope scope,
            PracticeFilter filter,
            PracticeSort practiceSort,
            MatchCount matchCount,
            int offset,
            int limit) {
        JdbcClient.StatementSpec statement;
        if (matchCount.hasMore()) {
            SqlCondition condition = search.within(scope, filter);
            jdbc.sql(FORCE_CUSTOM_PLAN).update();
            statement = jdbc.sql(pageByIndex(practiceSort, condition)).params(condition.parameters());
        } else {
            PracticeColumn by = practiceSort.by();
            statement = jdbc.sql(
                            SELECT_PAGE_BY_SORTING.formatted(by.join(), practiceSort.orderBy(by.expression(), "p.id")))
                    .param("ids", matchCount.ids().toArray(Long[]::new));
        }
        return statement
                .param("limit", limit)
                .param("offset", offset)
                .query(Long.class)
                .list();
    }

    private static String pageByIndex(PracticeSort practiceSort, SqlCondition condition) {
        return practiceSort.by() == PracticeColumn.CHANGED
                ? SELECT_PAGE_BY_INDEX.formatted(
                        "join practice_recency r on r.practice = p.id",
                        condition.sql(),
                        practiceSort.orderBy("r.changed_at", "r.practice"))
                : SELECT_PAGE_BY_INDEX.formatted(
                        practiceSort.by().join(),
                        condition.sql(),
                        practiceSort.orderBy(practiceSort.by().expression(), "p.id"));
    }

    /**
     * Returns the number of matching practices that changed after the time. Considers only the {@value
     * #MAX_RECENT_CHANGES} most recent changes.
     */
    public int changedSince(Scope scope, PracticeFilter filter, Instant since) {
        SqlCondition condition = search.within(scope, filter);
        return jdbc.sql(CHANGED_SINCE.formatted(condition.sql()))
                .params(condition.parameters())
                .param("since", SqlTimes.param(since))
                .param("newest", MAX_RECENT_CHANGES)
                .query(Integer.class)
                .single();
    }
}
