package io.curasync.ledger;

import io.curasync.platform.SqlArrays;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

/** Writes orders, each once, and raises the totals of their practices. */
@Component
class OrderRepository {

    private static final String LOCK = """
            select p.id, p.user_id from practice_sighting x join practice p on p.id = x.practice
            where p.user_id = any(?) order by x.practice for update of x""";

    // After the lock and by itself: what is read while waiting for a lock may be what was before.
    private static final String KNOWN = """
            select %s, nullif(%s, '-infinity') as true_of,
                exists (select 1 from total_hint h where h.practice = p.id) as hinted
            from practice p join practice_sighting x on x.practice = p.id
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
     * A practice that is locked.
     *
     * @param trueOf what the total that upstream told last is true of; null when it told none
     * @param hinted the shown total may stem from a hint, so that it cannot simply be raised
     */
    record Known(
            long practice, PracticeState state, @Nullable Instant trueOf, boolean hinted) {

        /** Whether the order counts beyond what upstream's total already holds. */
        boolean counts(Fact.OrderPlaced order) {
            return trueOf == null || order.countsFrom().isAfter(trueOf);
        }
    }

    /** An order for the database. */
    record Row(long practice, String orderId, @Nullable BigDecimal amount, Instant placedAt, Instant receivedAt) {}

    /** By how much a total rises, and with which order last. */
    record Raise(long practice, int orders, Instant latest) {}

    /** The practices of these users, by user id, locked until the end of the transaction. */
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
        Timestamp trueOf = row.getTimestamp("true_of");
        return new Known(
                row.getLong("id"),
                PracticeStateReader.read(row),
                trueOf == null ? null : trueOf.toInstant(),
                row.getBoolean("hinted"));
    }

    /** Writes those that are new, of two tellings of the same order the first; returns their ids. */
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

    /** Raises the totals of practices that are locked. */
    void raise(Collection<Raise> raises) {
        jdbc.sql(RAISE)
                .param(raises.stream().mapToLong(Raise::practice).toArray())
                .param(raises.stream().mapToInt(Raise::orders).toArray())
                .param(SqlArrays.texts(raises, Raise::latest))
                .update();
    }
}
