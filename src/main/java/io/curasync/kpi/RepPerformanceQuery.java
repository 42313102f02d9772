package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.reptarget.TargetProgress;
import io.curasync.reptarget.TargetProgressQuery;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the rep performance table. Reps come first, by rank, followed by the unmatched practices grouped by their rep name from
 * CuraGenesis. If a name has several spellings, such as upper and lower case, the table shows the first spelling in code point order. In a
 * rep's scope, the table contains only the rep's own row, with the rank among all reps. The table has no row if the rep has no practices.
 */
@Component
public class RepPerformanceQuery {

    /** Number of weeks in the trend of the rep performance table. */
    public static final int TREND_WEEKS = 8;

    /**
     * Rows of the rep performance table in a scope.
     *
     * @param reps reps by rank, then unmatched names by total orders
     * @param rankedReps number of reps in the whole table; 0 if the scope contains no row
     * @param targets progress of the present month's targets in the scope, also of reps who have no row
     */
    record RepPerformance(List<RepStanding> reps, long rankedReps, List<TargetProgress> targets) {}

    // "rank" is the rank among all rows, which the API returns. "rep_rank" is the rank among reps, which the screen
    // shows.
    private static final String SELECT_RANKED = """
            with business_day as materialized (
                select (now() at time zone (select zone from kpi_time_zone))::date as today
            ), portfolio as (
                select owner_id, rep_key, practices, active, orders from kpi_portfolio
                where dimension = 'total' and owner_id >= 0 and practices > 0
            ), named as (
                select portfolio.*, owner_id > 0 as is_rep, case when rep_key = '' then coalesce(u.name, 'Unassigned') else (
                    select btrim(sales_rep) from practice_directory where sales_rep_key = rep_key
                    order by sales_rep collate "C" limit 1) end as rep
                from portfolio left join user_directory u on u.id = owner_id
            ), ranked as (
                select named.*, row_number() over (order by orders desc, practices desc, rep, owner_id, rep_key) as rank,
                       row_number() over peers as rep_rank, count(*) filter (where is_rep) over () as ranked_reps,
                       lag(orders) over peers - orders as orders_behind, orders - lead(orders) over peers as orders_ahead
                from named
                window peers as (partition by is_rep order by orders desc, practices desc, rep, owner_id, rep_key)
            )
            select ranked.*, round(orders::numeric / practices, 2) as average %s
            where owner_id >= 0 and %s order by is_rep desc, rank""";

    // Uses one filtered sum per week. An array that is aggregated in the order of the weeks would need a sort, which
    // would cost more than the rest of the query.
    private static final String WITH_WEEKLY_ORDERS = """
            , weekly from ranked left join (
                select owner_id, rep_key, array[%s] as weekly
                from kpi_day, business_day
                where day >= today - %d and day < today and orders <> 0 and %s
                group by owner_id, rep_key
            ) trend using (owner_id, rep_key)""";

    private static final String SUM_OF_WEEK =
            "coalesce(sum(orders) filter (where day >= today - %d and day < today - %d), 0)::bigint";

    private static final int DAYS_PER_WEEK = 7;

    private final JdbcClient jdbc;
    private final TargetProgressQuery targetProgressQuery;

    RepPerformanceQuery(JdbcClient jdbc, TargetProgressQuery targetProgressQuery) {
        this.jdbc = jdbc;
        this.targetProgressQuery = targetProgressQuery;
    }

    /** Returns the figures in the scope, sorted by rank among all reps and unmatched names. */
    List<RepFigures> figures(Scope scope) {
        SqlCondition inScope = scope.restrict("owner_id");
        return jdbc
                .sql(SELECT_RANKED.formatted("from ranked", inScope.sql()))
                .params(inScope.parameters())
                .query((row, n) -> figures(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(RepFigures::rank))
                .toList();
    }

    /** Returns the rows in the scope, with the number of orders in each of the last {@value #TREND_WEEKS} weeks and the targets. */
    RepPerformance read(Scope scope) {
        String weeks = IntStream.iterate(TREND_WEEKS, week -> week > 0, week -> week - 1)
                .mapToObj(week -> SUM_OF_WEEK.formatted(DAYS_PER_WEEK * week, DAYS_PER_WEEK * (week - 1)))
                .collect(Collectors.joining(", "));
        SqlCondition inScope = scope.restrict("owner_id");
        String trends = WITH_WEEKLY_ORDERS.formatted(weeks, DAYS_PER_WEEK * TREND_WEEKS, inScope.sql());
        List<TargetProgress> targets = targetProgressQuery.read(scope);
        Map<Long, List<TargetProgress>> targetsOf =
                targets.stream().collect(Collectors.groupingBy(TargetProgress::userId));
        List<RepStanding> reps = new ArrayList<>();
        var rankedReps = new AtomicLong();
        jdbc.sql(SELECT_RANKED.formatted(trends, inScope.sql()))
                .params(inScope.parameters())
                .query((ResultSet row) -> {
                    reps.add(new RepStanding(
                            row.getLong("owner_id"),
                            row.getString("rep_key"),
                            figures(row),
                            row.getBoolean("is_rep") ? repRank(row) : null,
                            weekly(row.getArray("weekly")),
                            targetsOf.getOrDefault(row.getLong("owner_id"), List.of())));
                    rankedReps.set(row.getLong("ranked_reps"));
                });
        return new RepPerformance(List.copyOf(reps), rankedReps.get(), targets);
    }

    private static RepStanding.RepRank repRank(ResultSet row) throws SQLException {
        return new RepStanding.RepRank(
                row.getLong("rep_rank"),
                row.getObject("orders_behind", Long.class),
                row.getObject("orders_ahead", Long.class));
    }

    private static List<Long> weekly(@Nullable Array weekly) throws SQLException {
        return weekly == null ? Collections.nCopies(TREND_WEEKS, 0L) : List.of((Long[]) weekly.getArray());
    }

    private static RepFigures figures(ResultSet row) throws SQLException {
        return new RepFigures(
                row.getLong("rank"),
                row.getString("rep"),
                row.getLong("practices"),
                row.getLong("active"),
                row.getLong("orders"),
                row.getBigDecimal("average"));
    }
}
