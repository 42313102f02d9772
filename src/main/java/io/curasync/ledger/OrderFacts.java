package io.curasync.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes orders, each once. */
@Component
class OrderFacts {

    private static final String LOCK = """
            select p.id, p.user_id from practice_sighting x join practice p on p.id = x.practice
            where p.user_id = any(:users) order by x.practice for update of x""";

    private static final String INSERT = """
            with told as (
                select * from jsonb_to_recordset(:orders::jsonb) as o(index int, practice bigint, "orderId" text, amount numeric,
                    "placedAt" timestamptz, "receivedAt" timestamptz)
            ), fresh as (
                insert into practice_order (order_id, practice, amount, placed_at, received_at)
                select "orderId", practice, amount, "placedAt", "receivedAt" from told
                order by "orderId", index
                on conflict do nothing
                returning order_id, practice, placed_at
            )
            select f.order_id, f.placed_at > %s as counted
            from fresh f
                join practice p on p.id = f.practice
                join practice_sighting x on x.practice = f.practice""".formatted(Recount.AS_OF);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderFacts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An order for the database.
     *
     * @param index of two tellings of the same order the first is kept
     */
    record Row(
            int index,
            long practice,
            String orderId,
            @Nullable BigDecimal amount,
            Instant placedAt,
            Instant receivedAt) {}

    /** The practices of these users, by user id, locked until the end of the transaction. */
    Map<String, Long> lockPractices(List<Fact.OrderPlaced> orders) {
        Set<String> users = new HashSet<>();
        orders.forEach(order -> users.add(order.userId()));
        Map<String, Long> practices = HashMap.newHashMap(users.size());
        jdbc.sql(LOCK).param("users", users.toArray(String[]::new)).query((ResultSet row) -> {
            practices.put(row.getString("user_id"), row.getLong("id"));
        });
        return practices;
    }

    /** Writes those that are new. By order id: does it count beyond what upstream's total already holds? */
    Map<String, Boolean> insert(List<Row> orders) {
        Map<String, Boolean> fresh = new HashMap<>();
        jdbc.sql(INSERT).param("orders", json.writeValueAsString(orders)).query((ResultSet row) -> {
            fresh.put(row.getString("order_id"), row.getBoolean("counted"));
        });
        return fresh;
    }
}
