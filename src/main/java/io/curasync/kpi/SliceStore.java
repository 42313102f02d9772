package io.curasync.kpi;

import io.curasync.kpi.SliceDeltas.Day;
import io.curasync.kpi.SliceDeltas.DayKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code kpi_book} and {@code kpi_day}: written within the ledger's transaction only. */
@Component
class SliceStore {

    /** A practice's orders of one day (UTC). */
    record PracticeDay(long practice, LocalDate day, Day orders) {}

    /** A practice that took another one in. */
    record Survivor(long practice, Holder holder) {}

    private final JdbcClient jdbc;

    SliceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SliceDeltas deltas) {
        addBooks(deltas.books());
        addDays(deltas.days());
    }

    private void addBooks(Map<SliceDeltas.BookKey, SliceDeltas.Book> books) {
        if (books.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into kpi_book (owner_id, rep_key, state, practices, active, orders)
                        select * from unnest(:owners, :reps, :states, :practices, :active, :orders)
                        on conflict (owner_id, rep_key, state) do update set
                            practices = kpi_book.practices + excluded.practices,
                            active    = kpi_book.active + excluded.active,
                            orders    = kpi_book.orders + excluded.orders
                        """)
                .param(
                        "owners",
                        longs(books.keySet().stream()
                                .map(key -> key.holder().ownerId())
                                .toList()))
                .param(
                        "reps",
                        texts(books.keySet().stream()
                                .map(key -> key.holder().repKey())
                                .toList()))
                .param(
                        "states",
                        texts(books.keySet().stream()
                                .map(SliceDeltas.BookKey::state)
                                .toList()))
                .param(
                        "practices",
                        longs(books.values().stream()
                                .map(SliceDeltas.Book::practices)
                                .toList()))
                .param(
                        "active",
                        longs(books.values().stream()
                                .map(SliceDeltas.Book::active)
                                .toList()))
                .param(
                        "orders",
                        longs(books.values().stream()
                                .map(SliceDeltas.Book::orders)
                                .toList()))
                .update();
    }

    private void addDays(Map<DayKey, Day> days) {
        if (days.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into kpi_day (owner_id, rep_key, day, orders, sales)
                        select owner_id, rep_key, day::date, orders, sales::numeric
                        from unnest(:owners, :reps, :days, :orders, :sales) as d (owner_id, rep_key, day, orders, sales)
                        on conflict (owner_id, rep_key, day) do update set
                            orders = kpi_day.orders + excluded.orders,
                            sales  = kpi_day.sales + excluded.sales
                        """)
                .param(
                        "owners",
                        longs(days.keySet().stream()
                                .map(key -> key.holder().ownerId())
                                .toList()))
                .param(
                        "reps",
                        texts(days.keySet().stream()
                                .map(key -> key.holder().repKey())
                                .toList()))
                .param("days", texts(days.keySet().stream().map(DayKey::day).toList()))
                .param("orders", longs(days.values().stream().map(Day::orders).toList()))
                .param(
                        "sales",
                        texts(days.values().stream()
                                .map(day -> day.sales().toPlainString())
                                .toList()))
                .update();
    }

    /** The orders of these practices by day, without those that are only being recorded. */
    List<PracticeDay> orderDays(Collection<Long> practices, Collection<String> without) {
        return jdbc.sql("""
                        select practice, (placed_at at time zone 'UTC')::date as day,
                               count(*) as orders, coalesce(sum(amount), 0) as sales
                        from practice_order
                        where practice = any(:practices) and order_id <> all(:without)
                        group by 1, 2
                        """)
                .param("practices", longs(practices))
                .param("without", texts(without))
                .query((row, n) -> new PracticeDay(
                        row.getLong("practice"),
                        row.getObject("day", LocalDate.class),
                        new Day(row.getLong("orders"), row.getBigDecimal("sales"))))
                .list();
    }

    /** Which practice now bears one of these ids. */
    List<Survivor> bearers(@Nullable String practiceId, @Nullable String userId) {
        return jdbc.sql("""
                        select id, owner_id, sales_rep_key from practice
                        where practice_id = :practiceId or user_id = :userId
                        """)
                .param("practiceId", practiceId, java.sql.Types.VARCHAR)
                .param("userId", userId, java.sql.Types.VARCHAR)
                .query((row, n) -> new Survivor(
                        row.getLong("id"),
                        Holder.of(row.getObject("owner_id", Long.class), row.getString("sales_rep_key"))))
                .list();
    }

    /** Counts these days anew. They must have been written in this transaction before: then nobody else can. */
    void recount(Collection<DayKey> days) {
        jdbc.sql("""
                        with cell as (
                            select owner_id, rep_key, day::date as day
                            from unnest(:owners, :reps, :days) as c (owner_id, rep_key, day)
                        ), counted as (
                            select c.owner_id, c.rep_key, c.day,
                                   count(o.order_id) as orders, coalesce(sum(o.amount), 0) as sales
                            from cell c
                            left join practice p
                                on coalesce(p.owner_id, 0) = c.owner_id
                               and case when p.owner_id is null then p.sales_rep_key else '' end = c.rep_key
                            left join practice_order o
                                on o.practice = p.id
                               and o.placed_at >= c.day::timestamp at time zone 'UTC'
                               and o.placed_at < (c.day + 1)::timestamp at time zone 'UTC'
                            group by 1, 2, 3
                        )
                        update kpi_day d set orders = counted.orders, sales = counted.sales
                        from counted
                        where (d.owner_id, d.rep_key, d.day) = (counted.owner_id, counted.rep_key, counted.day)
                        """)
                .param(
                        "owners",
                        longs(days.stream().map(key -> key.holder().ownerId()).toList()))
                .param(
                        "reps",
                        texts(days.stream().map(key -> key.holder().repKey()).toList()))
                .param("days", texts(days.stream().map(DayKey::day).toList()))
                .update();
    }

    private static Long[] longs(Collection<Long> values) {
        return values.toArray(Long[]::new);
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
