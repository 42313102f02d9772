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
 * Pages of a list of practices, fast at any number of practices. Few matches are found by the indexes of the condition and then sorted.
 * Many matches are read along the index of the sort order, which soon yields a page.
 */
@Component
@Transactional(readOnly = true)
public class PracticeListQuery {

    /** The number of recent changes that {@link #changedSince} reads. */
    private static final int MAX_RECENT_CHANGES = 5_000;

    // A generic plan would not suit any search: selectivity depends on the words.
    private static final String PLAN_EACH = "set local plan_cache_mode = force_custom_plan";

    private static final String COUNT = """
            select count(*) as count, now() as as_of,
                case when count(*) <= :most then coalesce(array_agg(id), '{}') end as ids
            from (select p.id from practice_directory p where %s limit :most + 1) m""";

    private static final String SORT =
            "select p.id from practice_directory p %s where p.id = any(:ids) %s limit :limit offset :offset";

    private static final String WALK =
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

    public MatchCount count(Scope scope, PracticeFilter filter) {
        SqlCondition condition = search.within(scope, filter);
        jdbc.sql(PLAN_EACH).update();
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

    /** Returns the rows of {@link #ids}. */
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
     * Returns the ids of a page: sorted from the counted ids, or, if there are more matches, along the index of the sort order.
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
        if (matchCount.more()) {
            SqlCondition condition = search.within(scope, filter);
            jdbc.sql(PLAN_EACH).update();
            statement = jdbc.sql(walk(practiceSort, condition)).params(condition.parameters());
        } else {
            PracticeColumn by = practiceSort.by();
            statement = jdbc.sql(SORT.formatted(by.join(), practiceSort.orderBy(by.expression(), "p.id")))
                    .param("ids", matchCount.ids().toArray(Long[]::new));
        }
        return statement
                .param("limit", limit)
                .param("offset", offset)
                .query(Long.class)
                .list();
    }

    private static String walk(PracticeSort practiceSort, SqlCondition condition) {
        return practiceSort.by() == PracticeColumn.CHANGED
                ? WALK.formatted(
                        "join practice_recency r on r.practice = p.id",
                        condition.sql(),
                        practiceSort.orderBy("r.changed_at", "r.practice"))
                : WALK.formatted(
                        practiceSort.by().join(),
                        condition.sql(),
                        practiceSort.orderBy(practiceSort.by().expression(), "p.id"));
    }

    /** Returns the number of matching practices that changed since then, among the newest {@value #MAX_RECENT_CHANGES} changes. */
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
