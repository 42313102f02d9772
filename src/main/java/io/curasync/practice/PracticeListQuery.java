package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the practices that match a filter, and reads pages of them. If there are at most {@value MatchCount#MAX_COUNT} matches,
 * {@link #count} returns their ids, and PostgreSQL sorts only these practices for a page. If there are more, PostgreSQL reads the matches
 * in the sort order until the page is full ({@link SortPart}). If the number of matches is known, a page in the second half of the list is
 * read from the end, so the last page costs as much as the first.
 */
@Component
@Transactional(readOnly = true)
public class PracticeListQuery {

    /** Maximum number of recently changed practices that {@link #changedSince} considers. */
    private static final int MAX_RECENT_CHANGES = 5_000;

    private static final String SELECT_TOTAL = """
            select practices as count, now() as as_of from kpi_practice_count where owner_id = :owner and practices > :most""";
    private static final long ALL_OWNERS = -1;

    private static final String COUNT = """
            select count(*) as count, now() as as_of,
                case when count(*) <= :most then coalesce(array_agg(id), '{}') end as ids
            from (select p.id from practice_directory p where %s limit :most + 1) matches""";

    private static final String SELECT_PAGE_BY_SORTING =
            "select p.id from practice_directory p %s where p.id = any(:ids) %s limit :limit offset :offset";

    private static final String SELECT_BEFORE =
            "select p.id from practice_directory p where p.id < :before and %s order by p.id desc limit :limit";

    private static final String CHANGED_SINCE = """
            select count(*) from (
                select practice from practice_recency where changed_at >= date_trunc('second', :since::timestamptz)
                order by changed_at desc limit :newest) r
            join practice_directory p on p.id = r.practice and p.changed_at > :since where %s""";

    private final JdbcClient jdbc;
    private final PracticeSearch search;
    private final PracticeQuery practiceQuery;
    private final SortedIdQuery sortedIds;

    PracticeListQuery(JdbcClient jdbc, PracticeSearch search, PracticeQuery practiceQuery) {
        this.jdbc = jdbc;
        this.search = search;
        this.practiceQuery = practiceQuery;
        sortedIds = new SortedIdQuery(jdbc);
    }

    /**
     * Counts the practices in scope that match the filter. Stops counting after {@value MatchCount#MAX_COUNT} matches. Without a filter,
     * returns the exact number of practices.
     */
    public MatchCount count(Scope scope, PracticeFilter filter) {
        return total(scope, filter).orElseGet(() -> countMatches(scope, filter));
    }

    /** Returns the total of the rollup. Empty if there is a filter, or if the practices are few enough to be counted. */
    private Optional<MatchCount> total(Scope scope, PracticeFilter filter) {
        if (!filter.equals(PracticeFilter.ALL)) {
            return Optional.empty();
        }
        long owner = scope instanceof Scope.Own(long userId) ? userId : ALL_OWNERS;
        return jdbc.sql(SELECT_TOTAL)
                .param("owner", owner)
                .param("most", MatchCount.MAX_COUNT)
                .query((row, number) ->
                        new MatchCount(row.getInt("count"), false, SqlTimes.instant(row, "as_of"), List.of()))
                .optional();
    }

    private MatchCount countMatches(Scope scope, PracticeFilter filter) {
        SqlCondition condition = search.within(scope, filter);
        jdbc.sql(SortedIdQuery.FORCE_CUSTOM_PLAN).update();
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
     * Returns a page of practices. The page has fewer practices than the limit at the end of the list, or if practices have left the scope
     * or were merged since the count.
     *
     * @param matchCount result of {@link #count} for the same scope and filter
     * @param offset index of the first practice of the page, from 0
     * @param limit maximum number of practices
     */
    public List<PracticeRow> page(
            Scope scope,
            PracticeFilter filter,
            PracticeSort practiceSort,
            MatchCount matchCount,
            int offset,
            int limit) {
        return rows(scope, ids(scope, filter, practiceSort, matchCount, offset, limit));
    }

    /**
     * Returns CuraSync's ids of the practices of a page. Evaluates scope and filter again only if {@link MatchCount#hasMore}.
     *
     * @param matchCount result of {@link #count} for the same scope and filter
     * @param offset index of the first practice of the page, from 0
     * @param limit maximum number of practices
     */
    public List<Long> ids(
            Scope scope,
            PracticeFilter filter,
            PracticeSort practiceSort,
            MatchCount matchCount,
            int offset,
            int limit) {
        if (matchCount.hasIds()) {
            return sorted(matchCount.ids(), practiceSort, offset, limit);
        }
        SqlCondition condition = search.within(scope, filter);
        if (matchCount.hasMore() || offset <= matchCount.count() / 2) {
            return sortedIds.page(practiceSort, filter, condition, offset, limit);
        }
        int end = Math.min(offset + limit, matchCount.count());
        return offset >= end
                ? List.of()
                : sortedIds
                        .page(practiceSort.reversed(), filter, condition, matchCount.count() - end, end - offset)
                        .reversed();
    }

    private List<Long> sorted(List<Long> ids, PracticeSort practiceSort, int offset, int limit) {
        PracticeColumn by = practiceSort.by();
        return jdbc.sql(SELECT_PAGE_BY_SORTING.formatted(by.join(), practiceSort.orderBy(by.expression(), "p.id")))
                .param("ids", ids.toArray(Long[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(Long.class)
                .list();
    }

    /**
     * Returns a page of practices in descending order of CuraSync's ids. New practices have higher ids, so they do not shift later pages.
     *
     * @param id CuraSync's id of the last practice on the previous page; {@code null} for the first page
     * @param limit maximum number of practices
     */
    public List<PracticeRow> before(Scope scope, PracticeApiFilter filter, @Nullable Long id, int limit) {
        SqlCondition condition = filter.restrict(search.within(scope, filter.list()));
        jdbc.sql(SortedIdQuery.FORCE_CUSTOM_PLAN).update();
        List<Long> ids = jdbc.sql(SELECT_BEFORE.formatted(condition.sql()))
                .params(condition.parameters())
                .param("before", id == null ? Long.MAX_VALUE : id)
                .param("limit", limit)
                .query(Long.class)
                .list();
        return rows(scope, ids);
    }

    private List<PracticeRow> rows(Scope scope, List<Long> ids) {
        Map<Long, PracticeRow> rows = practiceQuery.byIds(scope, ids).stream()
                .collect(Collectors.toMap(PracticeRow::id, Function.identity()));
        return ids.stream().filter(rows::containsKey).map(rows::get).toList();
    }

    /**
     * Returns the number of practices that are in scope, match the filter and have changed after the given time. Considers only the
     * {@value #MAX_RECENT_CHANGES} most recently changed practices, including those out of scope. The result can therefore be too low.
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
