package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the orders of practices that CuraSync knows individually. Days and years are in UTC. */
@Component
public class PracticeOrderQuery {

    /** Number of days that {@link #daily} returns, including today. */
    public static final int DAYS = 30;

    private static final String FROM_WHERE =
            " from order_history o join practice_directory p on p.id = o.practice where ";

    private final JdbcClient jdbc;

    PracticeOrderQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order.
     *
     * @param orderId id in CuraGenesis
     * @param amount in dollars; null if not reported
     */
    public record Order(String orderId, @Nullable BigDecimal amount, Instant placedAt, Instant receivedAt) {}

    /**
     * Figures that are computed from a practice's individually known orders.
     *
     * @param sales the sum of this year's amounts in dollars; null if no amount was reported
     * @param reorderDays the average number of days between orders; null if fewer than two orders are known
     */
    public record Figures(
            @Nullable BigDecimal sales, @Nullable Double reorderDays) {}

    /**
     * Returns the number of orders on each of the last {@value #DAYS} days, oldest first, by CuraSync's id of the
     * practice. Practices without orders in that time are omitted.
     */
    public Map<Long, List<Integer>> daily(Scope scope, Collection<Long> practices) {
        LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS - 1L);
        Map<Long, List<Integer>> daily = new HashMap<>();
        SqlCondition inScope = scope.restrict("p.owner_id");
        jdbc.sql("select o.practice, (o.placed_at at time zone 'UTC')::date - :first::date as day, count(*) as orders"
                        + FROM_WHERE + inScope.sql()
                        + " and o.practice = any(:practices) and o.placed_at >= :from group by 1, 2")
                .params(inScope.parameters())
                .param("practices", practices.toArray(Long[]::new))
                .param("first", first)
                .param("from", SqlTimes.param(first.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .query(row -> {
                    int day = row.getInt("day");
                    if (day < DAYS) {
                        daily.computeIfAbsent(
                                        row.getLong("practice"),
                                        practice -> new ArrayList<>(Collections.nCopies(DAYS, 0)))
                                .set(day, row.getInt("orders"));
                    }
                });
        return daily;
    }

    /** Returns the figures of a practice. All of them are null if the practice is out of scope. */
    public Figures figures(Scope scope, long practice) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql("select sum(o.amount) filter (where o.placed_at >= :january) as sales,"
                        + " extract(epoch from max(o.placed_at) - min(o.placed_at)) / 86400 / nullif(count(*) - 1, 0)"
                        + " as reorder_days"
                        + FROM_WHERE + inScope.sql() + " and o.practice = :practice")
                .params(inScope.parameters())
                .param("practice", practice)
                .param("january", SqlTimes.param(january()))
                .query((row, number) -> {
                    BigDecimal days = row.getBigDecimal("reorder_days");
                    return new Figures(row.getBigDecimal("sales"), days == null ? null : days.doubleValue());
                })
                .single();
    }

    private static Instant january() {
        return LocalDate.now(ZoneOffset.UTC).withDayOfYear(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Returns the orders of a practice, most recently placed first. Empty if the practice is out of scope. */
    public List<Order> newest(Scope scope, long practice, int limit) {
        SqlCondition inScope = scope.restrict("p.owner_id");
        return jdbc.sql("select o.order_id, o.amount, o.placed_at, o.received_at" + FROM_WHERE + inScope.sql()
                        + " and o.practice = :practice order by o.placed_at desc, o.order_id limit :limit")
                .params(inScope.parameters())
                .param("practice", practice)
                .param("limit", limit)
                .query((row, number) -> new Order(
                        row.getString("order_id"),
                        row.getBigDecimal("amount"),
                        SqlTimes.instant(row, "placed_at"),
                        SqlTimes.instant(row, "received_at")))
                .list();
    }
}
