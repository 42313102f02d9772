package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.platform.SqlArrays;
import io.curasync.platform.SqlTimes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores each order once, and adds new orders to the totals of their practices. */
@Component
public class OrderRepository {

    private static final String LOCK = """
            select p.id, p.user_id from practice_observation x join practice p on p.id = x.practice
            where p.user_id = any(?) order by x.practice for update of x""";

    // Must be executed after LOCK. A statement that waits for a lock may return values from before the wait.
    private static final String SELECT_LOCKED = """
            select %s, nullif(%s, '-infinity') as latest_as_of,
                exists (select 1 from unversioned_total u where u.practice = p.id) as has_unversioned_total
            from practice p join practice_observation x on x.practice = p.id
            where p.id = any(?)""".formatted(PracticeStateReader.COLUMNS, OrderTotals.AS_OF);

    private static final String INSERT = """
            insert into practice_order (order_id, practice, amount, placed_at, received_at)
            select order_id, practice, amount, placed_at, received_at
            from unnest(?::text[], ?::bigint[], ?::numeric[], ?::timestamptz[], ?::timestamptz[])
                with ordinality as o(order_id, practice, amount, placed_at, received_at, position)
            order by order_id, position
            on conflict do nothing
            returning order_id""";

    private static final String ADD_TO_TOTALS = """
            update practice p set
                total_orders = least(p.total_orders::bigint + i.orders, 2147483647),
                last_order_at = greatest(p.last_order_at, i.latest), changed_at = now()
            from unnest(?::bigint[], ?::int[], ?::timestamptz[]) as i(practice, orders, latest)
            where p.id = i.practice""";

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A practice that this transaction has locked.
     *
     * @param totalAsOf time as of which CuraGenesis's last total is valid, ignoring unversioned totals; null if there is none
     * @param hasUnversionedTotal whether the practice has an unversioned total, which is a total from a webhook without a source
     *     time. The total orders may derive from it, so new orders require a recount.
     */
    record LockedPractice(
            long practice, PracticeState state, @Nullable Instant totalAsOf, boolean hasUnversionedTotal) {

        /**
         * Returns whether the order counts in addition to CuraGenesis's last total. This is the case if
         * {@link Fact.OrderPlaced#countsFrom} is later than the time of that total, or if there is no total.
         */
        boolean counts(Fact.OrderPlaced order) {
            return totalAsOf == null || order.countsFrom().isAfter(totalAsOf);
        }
    }

    /** A row of {@code practice_order}. */
    record Row(long practice, String orderId, @Nullable BigDecimal amount, Instant placedAt, Instant receivedAt) {}

    /**
     * The new orders of a practice.
     *
     * @param orders number of new orders that count in addition to CuraGenesis's total
     * @param latest time of the latest new order
     */
    record TotalIncrease(long practice, int orders, Instant latest) {}

    /**
     * Locks the practices with the given user ids until the transaction ends. Returns the practices by user id. The map does not
     * contain unknown user ids.
     */
    Map<String, LockedPractice> lock(Set<String> userIds) {
        Map<Long, String> userIdsByPractice = new HashMap<>();
        jdbc.sql(LOCK).param(userIds.toArray(String[]::new)).query((ResultSet row) -> {
            userIdsByPractice.put(row.getLong("id"), row.getString("user_id"));
        });
        Map<String, LockedPractice> locked = HashMap.newHashMap(userIdsByPractice.size());
        jdbc.sql(SELECT_LOCKED)
                .param(userIdsByPractice.keySet().toArray(Long[]::new))
                .query((ResultSet row) -> {
                    locked.put(userIdsByPractice.get(row.getLong("id")), lockedPractice(row));
                });
        return locked;
    }

    private static LockedPractice lockedPractice(ResultSet row) throws SQLException {
        return new LockedPractice(
                row.getLong("id"),
                PracticeStateReader.read(row),
                SqlTimes.instantOrNull(row, "latest_as_of"),
                row.getBoolean("has_unversioned_total"));
    }

    /**
     * Inserts the orders that are not stored yet and returns their ids. If several rows have the same order id, inserts the first
     * one.
     */
    Set<String> insert(List<Row> orders) {
        return new HashSet<>(jdbc.sql(INSERT)
                .param(SqlArrays.texts(orders, Row::orderId))
                .param(orders.stream().mapToLong(Row::practice).toArray())
                .param(SqlArrays.texts(orders, Row::amount))
                .param(SqlArrays.texts(orders, Row::placedAt))
                .param(SqlArrays.texts(orders, Row::receivedAt))
                .query(String.class)
                .list());
    }

    /** Adds new orders to the total orders of practices, and updates the time of their last order. The practices must be locked. */
    void addToTotals(Collection<TotalIncrease> increases) {
        jdbc.sql(ADD_TO_TOTALS)
                .param(increases.stream().mapToLong(TotalIncrease::practice).toArray())
                .param(increases.stream().mapToInt(TotalIncrease::orders).toArray())
                .param(SqlArrays.texts(increases, TotalIncrease::latest))
                .update();
    }
}
