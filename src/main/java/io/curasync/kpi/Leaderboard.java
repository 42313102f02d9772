package io.curasync.kpi;

import io.curasync.account.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody by rank; of several spellings of an unmatched rep's name the first in order of characters is shown. A rep's scope
 * has the rep's own row only, with its rank among all.
 */
@Component
class Leaderboard {

    static final int TREND_DAYS = 30;

    /**
     * The leaderboard as far as a scope may see it.
     *
     * @param ranks how many the whole of it has; 0 when the scope sees none of it
     */
    record Standings(List<RepStanding> reps, long ranks) {}

    private static final String RANKED = """
            with t as materialized (
                select (now() at time zone 'UTC')::date as today
            ), book as (
                select owner_id, rep_key, practices, active, orders from kpi_book
                where dimension = 'total' and owner_id >= 0 and practices > 0
            ), named as (
                select book.*, case when rep_key = '' then coalesce(u.name, 'Unassigned') else (
                    select btrim(sales_rep) from practice where sales_rep_key = rep_key
                    order by sales_rep collate "C" limit 1) end as rep
                from book left join app_user u on u.id = owner_id
            ), ranked as (
                select named.*, count(*) over () as ranks,
                       row_number() over (order by orders desc, practices desc, rep, owner_id, rep_key) as rank
                from named
            )
            select ranked.*, round(orders::numeric / practices, 2) as average %s
            where owner_id >= 0 and %s order by rank""";

    // In no order: the days' places are told beside their orders, and sorting would cost more than all the rest.
    private static final String WITH_TRENDS = """
            , days, daily from ranked left join (
                select owner_id, rep_key, array_agg(today - day) as days, array_agg(orders) as daily
                from kpi_day, t
                where day >= today - %d and day < today and orders <> 0 and %s
                group by owner_id, rep_key
            ) trend using (owner_id, rep_key)""";

    private final JdbcClient jdbc;

    Leaderboard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RepFigures> figures(Scope scope) {
        return within(scope, RANKED.formatted("from ranked", condition(scope)))
                .query((row, n) -> figures(row))
                .list();
    }

    /** With each rep's orders of the last {@value #TREND_DAYS} days that are over. */
    Standings standings(Scope scope) {
        String trends = WITH_TRENDS.formatted(TREND_DAYS, condition(scope));
        List<RepStanding> reps = new ArrayList<>();
        var ranks = new AtomicLong();
        within(scope, RANKED.formatted(trends, condition(scope))).query((ResultSet row) -> {
            reps.add(new RepStanding(
                    row.getLong("owner_id"),
                    row.getString("rep_key"),
                    figures(row),
                    trend(row.getArray("days"), row.getArray("daily"))));
            ranks.set(row.getLong("ranks"));
        });
        return new Standings(List.copyOf(reps), ranks.get());
    }

    private static List<Long> trend(@Nullable Array daysAgo, @Nullable Array daily) throws SQLException {
        List<Long> trend = new ArrayList<>(Collections.nCopies(TREND_DAYS, 0L));
        if (daysAgo != null && daily != null) {
            Integer[] ago = (Integer[]) daysAgo.getArray();
            Long[] orders = (Long[]) daily.getArray();
            for (int i = 0; i < ago.length; i++) {
                trend.set(TREND_DAYS - ago[i], orders[i]);
            }
        }
        return List.copyOf(trend);
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

    private static String condition(Scope scope) {
        return switch (scope) {
            case Scope.All() -> "true";
            case Scope.Own own -> "owner_id = :owner";
        };
    }

    private JdbcClient.StatementSpec within(Scope scope, String sql) {
        return switch (scope) {
            case Scope.All() -> jdbc.sql(sql);
            case Scope.Own(long userId) -> jdbc.sql(sql).param("owner", userId);
        };
    }
}
