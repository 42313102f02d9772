package io.curasync.practice;

import io.curasync.account.Scope;
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
public class PracticePages {

    /** So many of the newest changes are looked at for {@link #changedSince}. */
    private static final int NEWEST = 5_000;

    // Plans are made for the words that are searched: one for any word would be right for none.
    private static final String PLAN_EACH = "set local plan_cache_mode = force_custom_plan";

    private static final String COUNT = """
            select count(*) as count, now() as as_of from (select from practice p %s limit :most + 1) m""";

    // Materialized without a limit: else PostgreSQL may walk along the order for what is not there.
    private static final String FIND_AND_SORT = """
            with found as materialized (select p.id, %s as place from practice p %s %s)
            select id from found %s limit :limit offset :offset""";

    private static final String WALK = "select p.id from practice p %s %s %s limit :limit offset :offset";

    private static final String CHANGED_SINCE = """
            select count(*) from (
                select practice from practice_sighting where changed_at >= date_trunc('second', :since::timestamptz)
                order by changed_at desc limit :newest) r
            join practice p on p.id = r.practice and p.changed_at > :since %s""";

    private final JdbcClient jdbc;
    private final PracticeSearch search;
    private final Practices practices;

    PracticePages(JdbcClient jdbc, PracticeSearch search, Practices practices) {
        this.jdbc = jdbc;
        this.search = search;
        this.practices = practices;
    }

    public Matches count(Scope scope, PracticeFilter filter) {
        Where where = search.within(scope, filter);
        jdbc.sql(PLAN_EACH).update();
        return jdbc.sql(COUNT.formatted(where.condition()))
                .params(where.parameters())
                .param("most", Matches.MOST)
                .query((row, number) -> {
                    int count = row.getInt("count");
                    return new Matches(
                            Math.min(count, Matches.MOST),
                            count > Matches.MOST,
                            row.getTimestamp("as_of").toInstant());
                })
                .single();
    }

    /** The rows of {@link #ids}. */
    public List<PracticeRow> page(
            Scope scope, PracticeFilter filter, Sorting sorting, Matches matches, int offset, int limit) {
        List<Long> ids = ids(scope, filter, sorting, matches, offset, limit);
        Map<Long, PracticeRow> rows =
                practices.byIds(scope, ids).stream().collect(Collectors.toMap(PracticeRow::id, Function.identity()));
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /** @param matches as counted before; how the rows are looked for depends on it, never which they are */
    public List<Long> ids(Scope scope, PracticeFilter filter, Sorting sorting, Matches matches, int offset, int limit) {
        Where where = search.within(scope, filter);
        String sql = matches.more() ? walk(sorting, where) : findAndSort(sorting, where);
        jdbc.sql(PLAN_EACH).update();
        return jdbc.sql(sql)
                .params(where.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(Long.class)
                .list();
    }

    private static String findAndSort(Sorting sorting, Where where) {
        PracticeColumn by = sorting.by();
        return FIND_AND_SORT.formatted(by.expression(), by.join(), where.condition(), sorting.orderBy("place", "id"));
    }

    private static String walk(Sorting sorting, Where where) {
        return sorting.by() == PracticeColumn.CHANGED
                ? WALK.formatted(
                        "join practice_sighting r on r.practice = p.id",
                        where.condition(),
                        sorting.orderBy("r.changed_at", "r.practice"))
                : WALK.formatted(
                        sorting.by().join(),
                        where.condition(),
                        sorting.orderBy(sorting.by().expression(), "p.id"));
    }

    /** How many of what is asked for have changed since, as far as the newest {@value #NEWEST} changes tell. */
    public int changedSince(Scope scope, PracticeFilter filter, Instant since) {
        Where where = search.within(scope, filter);
        return jdbc.sql(CHANGED_SINCE.formatted(where.condition()))
                .params(where.parameters())
                .param("since", Timestamp.from(since))
                .param("newest", NEWEST)
                .query(Integer.class)
                .single();
    }
}
