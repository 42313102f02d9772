package io.curasync.practice;

import io.curasync.account.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages of a list of practices, in a moment however many there are. What matches few is found by the indexes of the
 * condition and then sorted; what matches many is met soon on a walk along the index of the order.
 */
@Component
@Transactional(readOnly = true)
public class PracticeListQuery {

    /** So many of the newest changes are looked at for {@link #changedSince}. */
    private static final int NEWEST = 5_000;

    // Plans are made for the words that are searched: one for any word would be right for none.
    private static final String PLAN_EACH = "set local plan_cache_mode = force_custom_plan";

    private static final String COUNT = """
            select count(*) as count, now() as as_of,
                case when count(*) <= :most then coalesce(array_agg(id), '{}') end as ids
            from (select p.id from practice p %s limit :most + 1) m""";

    private static final String SORT =
            "select p.id from practice p %s where p.id = any(:ids) %s limit :limit offset :offset";

    private static final String WALK = "select p.id from practice p %s %s %s limit :limit offset :offset";

    private static final String CHANGED_SINCE = """
            select count(*) from (
                select practice from practice_sighting where changed_at >= date_trunc('second', :since::timestamptz)
                order by changed_at desc limit :newest) r
            join practice p on p.id = r.practice and p.changed_at > :since %s""";

    private final JdbcClient jdbc;
    private final PracticeSearch search;
    private final PracticeQuery practiceQuery;

    PracticeListQuery(JdbcClient jdbc, PracticeSearch search, PracticeQuery practiceQuery) {
        this.jdbc = jdbc;
        this.search = search;
        this.practiceQuery = practiceQuery;
    }

    public MatchCount count(Scope scope, PracticeFilter filter) {
        SqlCondition sqlCondition = search.within(scope, filter);
        jdbc.sql(PLAN_EACH).update();
        return jdbc.sql(COUNT.formatted(sqlCondition.condition()))
                .params(sqlCondition.parameters())
                .param("most", MatchCount.MAX_COUNT)
                .query((row, number) -> matches(row))
                .single();
    }

    private static MatchCount matches(ResultSet row) throws SQLException {
        int count = row.getInt("count");
        Instant asOf = row.getTimestamp("as_of").toInstant();
        if (count > MatchCount.MAX_COUNT) {
            return new MatchCount(MatchCount.MAX_COUNT, true, asOf, List.of());
        }
        return new MatchCount(
                count, false, asOf, List.of((Long[]) row.getArray("ids").getArray()));
    }

    /** The rows of {@link #ids}. */
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
     * Which practices a page has: of those that were counted, or where there are more, along the order of all.
     *
     * @param matches as counted before, in the same scope and by the same filter
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
            SqlCondition sqlCondition = search.within(scope, filter);
            jdbc.sql(PLAN_EACH).update();
            statement = jdbc.sql(walk(practiceSort, sqlCondition)).params(sqlCondition.parameters());
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

    private static String walk(PracticeSort practiceSort, SqlCondition sqlCondition) {
        return practiceSort.by() == PracticeColumn.CHANGED
                ? WALK.formatted(
                        "join practice_sighting r on r.practice = p.id",
                        sqlCondition.condition(),
                        practiceSort.orderBy("r.changed_at", "r.practice"))
                : WALK.formatted(
                        practiceSort.by().join(),
                        sqlCondition.condition(),
                        practiceSort.orderBy(practiceSort.by().expression(), "p.id"));
    }

    /** How many of what is asked for have changed since, as far as the newest {@value #NEWEST} changes tell. */
    public int changedSince(Scope scope, PracticeFilter filter, Instant since) {
        SqlCondition sqlCondition = search.within(scope, filter);
        return jdbc.sql(CHANGED_SINCE.formatted(sqlCondition.condition()))
                .params(sqlCondition.parameters())
                .param("since", Timestamp.from(since))
                .param("newest", NEWEST)
                .query(Integer.class)
                .single();
    }
}
