package io.curasync.kpi;

import io.curasync.kpi.RollupDeltas.DayKey;
import io.curasync.kpi.RollupDeltas.DayTotals;
import io.curasync.kpi.RollupDeltas.HourKey;
import io.curasync.kpi.RollupDeltas.PortfolioTotals;
import io.curasync.kpi.RollupDeltas.PortfolioTotalsKey;
import io.curasync.platform.SqlArrays;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes {@code kpi_portfolio}, {@code kpi_day} and {@code kpi_activation}. Runs within the ledger's transaction. */
@Component
class RollupRepository {

    private static final String ADD_TOTALS = """
            insert into kpi_portfolio (dimension, owner_id, rep_key, value, practices, active, orders)
            select * from unnest(:dimensions, :owners, :reps, :values, :practices, :active, :orders)
            on conflict (dimension, owner_id, rep_key, value) do update set
                practices = kpi_portfolio.practices + excluded.practices,
                active    = kpi_portfolio.active + excluded.active,
                orders    = kpi_portfolio.orders + excluded.orders""";

    // A single statement writes the rows in the order of their keys. The change of unmatched practices belongs to
    // today by PostgreSQL's clock. Today's row may also be among the other days.
    private static final String ADD_DAYS = """
            insert into kpi_day (owner_id, rep_key, day, orders, sales, practices, unmatched)
            select owner_id, rep_key, day, sum(orders), sum(sales), sum(practices), sum(unmatched)
            from (
                select owner_id, rep_key, day::date as day, orders, sales::numeric as sales, practices, 0 as unmatched
                from unnest(:owners, :reps, :days, :orders, :sales, :practices)
                    as d (owner_id, rep_key, day, orders, sales, practices)
                union all
                select -1, '', (now() at time zone (select zone from kpi_time_zone))::date, 0, 0, 0, :unmatched where :unmatched <> 0
            ) d
            group by owner_id, rep_key, day order by owner_id, rep_key, day
            on conflict (owner_id, rep_key, day) do update set
                orders    = kpi_day.orders + excluded.orders,
                sales     = kpi_day.sales + excluded.sales,
                practices = kpi_day.practices + excluded.practices,
                unmatched = kpi_day.unmatched + excluded.unmatched""";

    private static final String ADD_ACTIVATIONS = """
            insert into kpi_activation (owner_id, rep_key, hour, activations)
            select owner_id, rep_key, hour::timestamptz, activations
            from unnest(:owners, :reps, :hours, :activations) as a (owner_id, rep_key, hour, activations)
            on conflict (owner_id, rep_key, hour) do update set
                activations = kpi_activation.activations + excluded.activations""";

    private static final String RECOUNT_ORDERS = """
            with portfolio_day as (
                select owner_id, rep_key, day::date as day
                from unnest(:owners, :reps, :days) as c (owner_id, rep_key, day)
            ), counted as (
                select c.owner_id, c.rep_key, c.day,
                       count(o.order_id) as orders, coalesce(sum(o.amount), 0) as sales
                from portfolio_day c
                left join practice_directory p
                    on coalesce(p.owner_id, 0) = c.owner_id
                   and case when p.owner_id is null then p.sales_rep_key else '' end = c.rep_key
                left join order_history o
                    on o.practice = p.id
                   and o.placed_at >= c.day::timestamp at time zone :zone
                   and o.placed_at < (c.day + 1)::timestamp at time zone :zone
                group by 1, 2, 3
            )
            update kpi_day d set orders = counted.orders, sales = counted.sales
            from counted
            where (d.owner_id, d.rep_key, d.day) = (counted.owner_id, counted.rep_key, counted.day)""";

    private final JdbcClient jdbc;

    RollupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addTotals(Map<PortfolioTotalsKey, PortfolioTotals> totals) {
        if (totals.isEmpty()) {
            return;
        }
        bindPortfolios(jdbc.sql(ADD_TOTALS), totals.keySet(), PortfolioTotalsKey::portfolio)
                .param(
                        "dimensions",
                        SqlArrays.texts(totals.keySet(), key -> key.dimension().columnValue()))
                .param("values", SqlArrays.texts(totals.keySet(), PortfolioTotalsKey::value))
                .param("practices", longs(totals.values(), PortfolioTotals::practices))
                .param("active", longs(totals.values(), PortfolioTotals::active))
                .param("orders", longs(totals.values(), PortfolioTotals::orders))
                .update();
    }

    /**
     * Adds changes to {@code kpi_day}.
     *
     * @param unmatched change of the number of unmatched practices; added to today's row of all practices
     */
    void addDays(Map<DayKey, DayTotals> days, long unmatched) {
        if (days.isEmpty() && unmatched == 0) {
            return;
        }
        bindPortfolios(jdbc.sql(ADD_DAYS), days.keySet(), DayKey::portfolio)
                .param("days", SqlArrays.texts(days.keySet(), DayKey::day))
                .param("orders", longs(days.values(), DayTotals::orders))
                .param(
                        "sales",
                        SqlArrays.texts(days.values(), day -> day.sales().toPlainString()))
                .param("practices", longs(days.values(), DayTotals::practices))
                .param("unmatched", unmatched)
                .update();
    }

    void addActivations(Map<HourKey, Long> activations) {
        if (activations.isEmpty()) {
            return;
        }
        bindPortfolios(jdbc.sql(ADD_ACTIVATIONS), activations.keySet(), HourKey::portfolio)
                .param("hours", SqlArrays.texts(activations.keySet(), HourKey::hour))
                .param("activations", longs(activations.values(), count -> count))
                .update();
    }

    /**
     * Recounts the number and the sales of the orders in the given rows of {@code kpi_day}. The transaction must have written
     * these rows before, so that they are locked. Does not support the portfolio of all practices.
     */
    void recountOrders(Collection<DayKey> days, ZoneId zone) {
        if (days.isEmpty()) {
            return;
        }
        bindPortfolios(jdbc.sql(RECOUNT_ORDERS), days, DayKey::portfolio)
                .param("days", SqlArrays.texts(days, DayKey::day))
                .param("zone", zone.getId())
                .update();
    }

    private static <K> JdbcClient.StatementSpec bindPortfolios(
            JdbcClient.StatementSpec statement, Collection<K> keys, Function<K, PortfolioKey> portfolio) {
        return statement
                .param("owners", longs(keys, key -> portfolio.apply(key).ownerId()))
                .param("reps", SqlArrays.texts(keys, key -> portfolio.apply(key).repKey()));
    }

    private static <T> Long[] longs(Collection<T> values, Function<T, Long> column) {
        return values.stream().map(column).toArray(Long[]::new);
    }
}
