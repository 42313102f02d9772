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

/**
 * Reads the orders that CuraSync knows individually. The total orders of a practice can be higher, because a sync reports only totals.
 * Days and years are in UTC.
 */
@Component
public class PracticeOrderQuery {

    /** Number of days for which {@link #daily} counts orders, including today. */
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
     * @param amount amount in dollars; {@code null} if not reported
     * @param placedAt time at which the order was placed
     * @param receivedAt time at which CuraSync received the order
     */
    public record Order(String orderId, @Nullable BigDecimal amount, Instant placedAt, Instant receivedAt) {}

    /**
     * Figures about one practice, computed from the orders that CuraSync knows individually.
     *
     * @param sales sum of the amounts of the orders placed this year, in dollars; {@code null} if none of these orders has an amount
     * @param reorderDays average number of days between orders; {@code null} if fewer than two orders are known
     */
    public record Figures(
            @Nullable BigDecimal sales, @Nullable Double reorderDays) {}

    /**
     * Returns the numbers of orders on each of the last {@value #DAYS} days, oldest day first, by CuraSync's id of the practice. Omits
     * practices that have no orders on these days or are out of scope.
     *
     * @param practices CuraSync's ids of the practices
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

    /**
     * Returns the figures of a practice. All of them are {@code null} if the practice is out of scope.
     *
     * @param practice CuraSync's id of the practice
     */
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

    /**
     * Returns the most recently placed orders of a practice, newest first. Returns an empty list if there are none, or if the practice
     * is out of scope.
     *
     * @param practice CuraSync's id of the practice
     * @param limit maximum number of orders
     */
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
