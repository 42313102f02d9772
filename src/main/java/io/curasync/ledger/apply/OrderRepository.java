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

/** Writes each order once and raises the totals of the practices. */
@Component
public class OrderRepository {

    private static final String LOCK = """
            select p.id, p.user_id from practice_observation x join practice p on p.id = x.practice
            where p.user_id = any(?) order by x.practice for update of x""";

    // A separate statement after the lock: a statement that waits for a lock may read values from before the wait.
    private static final String KNOWN = """
            select %s, nullif(%s, '-infinity') as true_of,
                exists (select 1 from unversioned_total h where h.practice = p.id) as hinted
            from practice p join practice_observation x on x.practice = p.id
            where p.id = any(?)""".formatted(PracticeStateReader.COLUMNS, OrderTotals.AS_OF);

    private static final String INSERT = """
            insert into practice_order (order_id, practice, amount, placed_at, received_at)
            select order_id, practice, amount, placed_at, received_at
            from unnest(?::text[], ?::bigint[], ?::numeric[], ?::timestamptz[], ?::timestamptz[])
                with ordinality as o(order_id, practice, amount, placed_at, received_at, place)
            order by order_id, place
            on conflict do nothing
            returning order_id""";

    private static final String RAISE = """
            update practice p set
                total_orders = least(p.total_orders::bigint + r.orders, 2147483647),
                last_order_at = greatest(p.last_order_at, r.latest), changed_at = now()
            from unnest(?::bigint[], ?::int[], ?::timestamptz[]) as r(practice, orders, latest)
            where p.id = r.practice""";

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A locked practice.
     *
     * @param trueOf the time as of which the last total of CuraGenesis is true; null if it has sent none
     * @param hinted whether the shown total may come from a hint, so that it must be recounted instead of raised
     */
    record Known(
            long practice, PracticeState state, @Nullable Instant trueOf, boolean hinted) {

        /** Returns whether the order counts in addition to the total of CuraGenesis. */
        boolean counts(Fact.OrderPlaced order) {
            return trueOf == null || order.countsFrom().isAfter(trueOf);
        }
    }

    /** A row of {@code practice_order}. */
    record Row(long practice, String orderId, @Nullable BigDecimal amount, Instant placedAt, Instant receivedAt) {}

    /** The increase of a practice's total and the time of its latest order. */
    record Raise(long practice, int orders, Instant latest) {}

    /** Locks the practices of these users until the transaction ends. Returns them by user id. */
    Map<String, Known> lock(Set<String> users) {
        Map<Long, String> userOf = new HashMap<>();
        jdbc.sql(LOCK).param(users.toArray(String[]::new)).query((ResultSet row) -> {
            userOf.put(row.getLong("id"), row.getString("user_id"));
        });
        Map<String, Known> known = HashMap.newHashMap(userOf.size());
        jdbc.sql(KNOWN).param(userOf.keySet().toArray(Long[]::new)).query((ResultSet row) -> {
            known.put(userOf.get(row.getLong("id")), known(row));
        });
        return known;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getLong("id"),
                PracticeStateReader.read(row),
                SqlTimes.instantOrNull(row, "true_of"),
                row.getBoolean("hinted"));
    }

    /** Writes the new orders and returns their ids. Of repeated orders, the first is written. */
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

    /** Raises the totals of locked practices. */
    void raise(Collection<Raise> raises) {
        jdbc.sql(RAISE)
                .param(raises.stream().mapToLong(Raise::practice).toArray())
                .param(raises.stream().mapToInt(Raise::orders).toArray())
                .param(SqlArrays.texts(raises, Raise::latest))
                .update();
    }
}
