package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Users, followed by unmatched practices grouped by the rep name from CuraGenesis. If a name has several spellings, the first in character
 * order is shown. A rep's scope has only the rep's own row, with its rank among all.
 */
@Component
class Leaderboard {

    /**
     * The part of the leaderboard that a scope may see.
     *
     * @param reps users by rank, then unmatched names
     * @param ranks number of users on the whole leaderboard; 0 if the scope sees no row
     */
    record Standings(List<RepStanding> reps, long ranks) {}

    // Only users have a place. "place" is the rank among users. "rank" is the one among all rows, for the API.
    private static final String RANKED = """
            with t as materialized (
                select (now() at time zone (select zone from kpi_time_zone))::date as today
            ), book as (
                select owner_id, rep_key, practices, active, orders from kpi_portfolio
                where dimension = 'total' and owner_id >= 0 and practices > 0
            ), named as (
                select book.*, owner_id > 0 as competes, case when rep_key = '' then coalesce(u.name, 'Unassigned') else (
                    select btrim(sales_rep) from practice_directory where sales_rep_key = rep_key
                    order by sales_rep collate "C" limit 1) end as rep
                from book left join user_directory u on u.id = owner_id
            ), ranked as (
                select named.*, row_number() over (order by orders desc, practices desc, rep, owner_id, rep_key) as rank,
                       row_number() over peers as place, count(*) filter (where competes) over () as places,
                       lag(orders) over peers - orders as behind, orders - lead(orders) over peers as ahead
                from named
                window peers as (partition by competes order by orders desc, practices desc, rep, owner_id, rep_key)
            )
            select ranked.*, round(orders::numeric / practices, 2) as average %s
            where owner_id >= 0 and %s order by competes desc, rank""";

    // Without "order by": sorting would cost more than the rest of the query.
    private static final String WITH_TRENDS = """
            , weekly from ranked left join (
                select owner_id, rep_key, array[%s] as weekly
                from kpi_day, t
                where day >= today - %d and day < today and orders <> 0 and %s
                group by owner_id, rep_key
            ) trend using (owner_id, rep_key)""";

    private static final String WEEK =
            "coalesce(sum(orders) filter (where day >= today - %d and day < today - %d), 0)::bigint";

    private static final int DAYS = 7;

    private final JdbcClient jdbc;

    Leaderboard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns figures by rank among all rows. */
    List<RepFigures> figures(Scope scope) {
        SqlCondition inScope = scope.restrict("owner_id");
        return jdbc
                .sql(RANKED.formatted("from ranked", inScope.sql()))
                .params(inScope.parameters())
                .query((row, n) -> figures(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(RepFigures::rank))
                .toList();
    }

    /** Returns standings with the orders of the last {@value RepStanding#WEEKS} weeks. */
    Standings standings(Scope scope) {
        String weeks = IntStream.iterate(RepStanding.WEEKS, week -> week > 0, week -> week - 1)
                .mapToObj(week -> WEEK.formatted(DAYS * week, DAYS * (week - 1)))
                .collect(Collectors.joining(", "));
        SqlCondition inScope = scope.restrict("owner_id");
        String trends = WITH_TRENDS.formatted(weeks, DAYS * RepStanding.WEEKS, inScope.sql());
        List<RepStanding> reps = new ArrayList<>();
        var ranks = new AtomicLong();
        jdbc.sql(RANKED.formatted(trends, inScope.sql()))
                .params(inScope.parameters())
                .query((ResultSet row) -> {
                    reps.add(new RepStanding(
                            row.getLong("owner_id"),
                            row.getString("rep_key"),
                            figures(row),
                            row.getBoolean("competes") ? place(row) : null,
                            weekly(row.getArray("weekly"))));
                    ranks.set(row.getLong("places"));
                });
        return new Standings(List.copyOf(reps), ranks.get());
    }

    private static RepStanding.Place place(ResultSet row) throws SQLException {
        return new RepStanding.Place(
                row.getLong("place"), row.getObject("behind", Long.class), row.getObject("ahead", Long.class));
    }

    private static List<Long> weekly(@Nullable Array weekly) throws SQLException {
        return weekly == null ? Collections.nCopies(RepStanding.WEEKS, 0L) : List.of((Long[]) weekly.getArray());
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
