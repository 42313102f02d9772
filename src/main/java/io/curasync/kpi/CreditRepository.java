package io.curasync.kpi;

import io.curasync.platform.SqlArrays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes {@code kpi_credit}, the rollup of credited orders by day and rep. Also reads the orders from which {@link CreditUpdater} computes
 * the rollup.
 */
@Component
class CreditRepository {

    // The join is lateral, so that PostgreSQL looks up each practice by its key, even without statistics. The rows are
    // sorted, so that all transactions lock them in the same order. This prevents deadlocks.
    private static final String ADD = """
            insert into kpi_credit (day, owner_id, orders, sales)
            select c.day::date, coalesce(c.owner_id, o.owner_id, 0), sum(c.orders), sum(c.sales::numeric)
            from unnest(:days::text[], :owners::bigint[], :practices::bigint[], :placed::text[], :orders::bigint[], :sales::text[])
                    as c (day, owner_id, practice, placed_at, orders, sales)
                left join lateral (
                    select p.owner_id from ownership_period p
                    where p.practice = c.practice and p.since <= c.placed_at::timestamptz
                      and (p.until is null or c.placed_at::timestamptz < p.until)
                    limit 1) o on c.owner_id is null
            group by 1, 2
            having sum(c.orders) <> 0 or sum(c.sales::numeric) <> 0
            order by 1, 2
            on conflict (day, owner_id) do update set
                orders = kpi_credit.orders + excluded.orders, sales = kpi_credit.sales + excluded.sales""";

    private static final String SELECT_CREDITED = """
            select coalesce(c.owner_id, 0) as owner_id, (o.placed_at at time zone :zone)::date as day,
                   count(*) as orders, coalesce(sum(o.amount), 0) as sales
            from order_history o
                left join lateral (
                    select p.owner_id from ownership_period p
                    where p.practice = o.practice and p.since <= o.placed_at and (p.until is null or o.placed_at < p.until)
                    limit 1) c on true
            where o.practice = any(:practices) and o.order_id <> all(:excluded)
            group by 1, 2""";

    private final JdbcClient jdbc;

    CreditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the entries to the rollup. If an entry has no owner, credits the rep of the practice at the time of the order, or no one. */
    void add(List<CreditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(ADD)
                .param("days", SqlArrays.texts(entries, CreditEntry::day))
                .param("owners", entries.stream().map(CreditEntry::ownerId).toArray(Long[]::new))
                .param("practices", entries.stream().map(CreditEntry::practice).toArray(Long[]::new))
                .param("placed", SqlArrays.texts(entries, CreditEntry::placedAt))
                .param("orders", entries.stream().map(CreditEntry::orders).toArray(Long[]::new))
                .param("sales", SqlArrays.texts(entries, entry -> entry.sales().toPlainString()))
                .update();
    }

    /**
     * Counts the orders of the practices by day and by the rep of the practice at the time of the order.
     *
     * @param excluded ids of orders to ignore
     * @param zone the time zone of the days
     */
    List<CreditEntry> credited(Collection<Long> practices, Collection<String> excluded, ZoneId zone) {
        return jdbc.sql(SELECT_CREDITED)
                .param("zone", zone.getId())
                .param("practices", practices.toArray(Long[]::new))
                .param("excluded", excluded.toArray(String[]::new))
                .query((row, n) -> new CreditEntry(
                        row.getObject("day", LocalDate.class),
                        row.getLong("owner_id"),
                        null,
                        null,
                        row.getLong("orders"),
                        row.getBigDecimal("sales")))
                .list();
    }
}
