package io.curasync.kpi;

import io.curasync.kpi.SliceDeltas.Day;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code kpi_practice}, one narrow row a practice, and what slices need to know of practices themselves. */
@Component
class PracticeSlices {

    // A practice that was merged into another is not there any more and so joins nothing.
    private static final String ADD = """
            insert into kpi_practice as k (practice, owner_id, missing, changed, orders, first_at, last_at)
            select p.id, coalesce(p.owner_id, 0), p.missing_since is not null, date_trunc('minute', now()),
                   d.orders, d.first_at::timestamptz, d.last_at::timestamptz
            from unnest(:practices, :orders, :first, :last) as d (practice, orders, first_at, last_at)
                join practice p on p.id = d.practice
            order by p.id
            on conflict (practice) do update set
                owner_id = excluded.owner_id,
                missing  = excluded.missing,
                changed  = excluded.changed,
                orders   = k.orders + excluded.orders,
                first_at = least(k.first_at, excluded.first_at),
                last_at  = greatest(k.last_at, excluded.last_at)""";

    private static final String RECOUNT = """
            update kpi_practice k set (orders, first_at, last_at) = (
                select count(*), min(placed_at), max(placed_at) from practice_order o where o.practice = k.practice)
            where practice = any(:practices)""";

    private static final String ORDER_DAYS = """
            select practice, (placed_at at time zone 'UTC')::date as day,
                   count(*) as orders, coalesce(sum(amount), 0) as sales
            from practice_order
            where practice = any(:practices) and order_id <> all(:without)
            group by 1, 2""";

    /** A practice's orders of one day (UTC). */
    record PracticeDay(long practice, LocalDate day, Day orders) {}

    /** A practice that took another one in. */
    record Survivor(long practice, Holder holder) {}

    private final JdbcClient jdbc;

    PracticeSlices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many orders are new, and when the first and the last of them were placed. */
    private record Orders(
            int count, @Nullable Instant first, @Nullable Instant last) {

        static final Orders NONE = new Orders(0, null, null);

        Orders and(Instant placedAt) {
            return new Orders(
                    count + 1,
                    first == null || placedAt.isBefore(first) ? placedAt : first,
                    last == null || placedAt.isAfter(last) ? placedAt : last);
        }
    }

    /** @param changed practices that changed in anything, those that are gone among them */
    void add(Collection<Long> changed, Collection<OrderRecorded> recorded) {
        NavigableMap<Long, Orders> deltas = new TreeMap<>();
        changed.forEach(practice -> deltas.put(practice, Orders.NONE));
        recorded.forEach(order -> deltas.compute(
                order.practice(), (practice, orders) -> (orders == null ? Orders.NONE : orders).and(order.placedAt())));
        jdbc.sql(ADD)
                .param("practices", deltas.keySet().toArray(Long[]::new))
                .param("orders", deltas.values().stream().map(Orders::count).toArray(Integer[]::new))
                .param(
                        "first",
                        deltas.values().stream()
                                .map(Orders::first)
                                .map(PracticeSlices::text)
                                .toArray(String[]::new))
                .param(
                        "last",
                        deltas.values().stream()
                                .map(Orders::last)
                                .map(PracticeSlices::text)
                                .toArray(String[]::new))
                .update();
    }

    /** What was merged away goes, and what took it in is counted anew. */
    void merge(Collection<Long> gone, Collection<Long> survivors) {
        jdbc.sql("delete from kpi_practice where practice = any(:practices)")
                .param("practices", gone.toArray(Long[]::new))
                .update();
        jdbc.sql(RECOUNT).param("practices", survivors.toArray(Long[]::new)).update();
    }

    /** The orders of these practices by day, without those that are only being recorded. */
    List<PracticeDay> orderDays(Collection<Long> practices, Collection<String> without) {
        return jdbc.sql(ORDER_DAYS)
                .param("practices", practices.toArray(Long[]::new))
                .param("without", without.toArray(String[]::new))
                .query((row, n) -> new PracticeDay(
                        row.getLong("practice"),
                        row.getObject("day", LocalDate.class),
                        Day.ofOrders(row.getLong("orders"), row.getBigDecimal("sales"))))
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

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
