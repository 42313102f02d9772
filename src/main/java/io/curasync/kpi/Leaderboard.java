package io.curasync.kpi;

import io.curasync.account.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody by rank; of several spellings of an unmatched rep's name the first in order of characters is shown. A rep's scope
 * has the rep's own row only, with its rank among all.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Leaderboard {

    static final int TREND_DAYS = 30;

    private static final String RANKED = """
            with book as (
                select owner_id, rep_key, practices, active, orders from kpi_book
                where dimension = 'total' and owner_id >= 0 and practices > 0
            ), named as (
                select book.*, case when rep_key = '' then coalesce(u.name, 'Unassigned') else (
                    select btrim(sales_rep) from practice where sales_rep_key = rep_key
                    order by sales_rep collate "C" limit 1) end as rep
                from book left join app_user u on u.id = owner_id
            ), ranked as (
                select named.*, row_number() over (
                    order by orders desc, practices desc, rep, owner_id, rep_key) as rank
                from named
            )
            select rank, owner_id, rep_key, rep, practices, active, orders, round(orders::numeric / practices, 2) as average
            from ranked where %s order by rank""";

    private static final String TRENDS = """
            select owner_id, rep_key, array_agg(day - :before::date order by day) as days, array_agg(orders order by day) as orders
            from kpi_day where day > :before and day < :today and orders <> 0 and %s
            group by owner_id, rep_key""";

    private final JdbcClient jdbc;

    Leaderboard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RepFigures> figures(Scope scope) {
        return within(scope, RANKED).query((row, n) -> figures(row)).list();
    }

    /** With each rep's orders of the last {@value #TREND_DAYS} days that are over. */
    List<RepStanding> standings(Scope scope, LocalDate today) {
        Map<Holder, List<Long>> trends = trends(scope, today);
        List<Long> none = Collections.nCopies(TREND_DAYS, 0L);
        return within(scope, RANKED)
                .query((row, n) -> {
                    var holder = new Holder(row.getLong("owner_id"), row.getString("rep_key"));
                    return new RepStanding(
                            holder.ownerId(), holder.repKey(), figures(row), trends.getOrDefault(holder, none));
                })
                .list();
    }

    /** How many rows the whole leaderboard has. */
    long ranks() {
        return jdbc.sql("select count(*) from kpi_book where dimension = 'total' and owner_id >= 0 and practices > 0")
                .query(Long.class)
                .single();
    }

    private Map<Holder, List<Long>> trends(Scope scope, LocalDate today) {
        Map<Holder, List<Long>> trends = new HashMap<>();
        within(scope, TRENDS)
                .param("today", today)
                .param("before", today.minusDays(TREND_DAYS + 1L))
                .query((ResultSet row) -> {
                    trends.put(
                            new Holder(row.getLong("owner_id"), row.getString("rep_key")),
                            dense(row.getArray("days"), row.getArray("orders")));
                });
        return trends;
    }

    private static List<Long> dense(Array days, Array orders) throws SQLException {
        List<Long> trend = new ArrayList<>(Collections.nCopies(TREND_DAYS, 0L));
        Integer[] day = (Integer[]) days.getArray();
        Long[] count = (Long[]) orders.getArray();
        for (int i = 0; i < day.length; i++) {
            trend.set(day[i] - 1, count[i]);
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

    private JdbcClient.StatementSpec within(Scope scope, String sql) {
        return switch (scope) {
            case Scope.All() -> jdbc.sql(sql.formatted("owner_id >= 0"));
            case Scope.Own(long userId) ->
                jdbc.sql(sql.formatted("owner_id = :owner")).param("owner", userId);
        };
    }
}
