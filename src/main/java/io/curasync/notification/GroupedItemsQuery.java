package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.platform.SqlTimes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the orders or practices of a grouped notification. Omits practices outside the user's current scope, and their orders.
 */
@Component
public class GroupedItemsQuery {

    /** Maximum number of orders or practices that are stored with a notification. */
    public static final int MAX_ITEMS = 500;

    private static final String OWN = """
            from notification n cross join unnest(n.items) i %s
            where n.id = :id and n.user_id = :user and (:admin or not n.for_admins) and (:admin or p.owner_id = :user)""";
    private static final String LABEL = """
            p.id as practice, coalesce(p.name, p.practice_id, p.user_id) as label,
            concat_ws(' · ', nullif(p.state, ''), nullif(p.specialty, '')) as facts""";
    private static final String ORDERS = "select " + LABEL + ", o.order_id, o.amount, o.placed_at "
            + OWN.formatted("join order_history o on o.order_id = i join practice_directory p on p.id = o.practice")
            + " order by o.received_at desc, o.order_id";
    private static final String PRACTICES = "select distinct " + LABEL
            + ", null::text as order_id, null::numeric as amount, null::timestamptz as placed_at "
            + OWN.formatted("join practice_directory p on p.user_id = i or p.practice_id = i")
            + " order by label, practice";

    private final JdbcClient jdbc;

    GroupedItemsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An order with its practice, or a practice.
     *
     * @param practice CuraSync's id of the practice
     * @param label name of the practice; the practice id or the user id if the name is unknown
     * @param facts state and specialty of the practice, such as {@code TX · Podiatry}; may be empty
     * @param order order id; {@code null} if the item is a practice
     * @param amount amount of the order in dollars; {@code null} if unknown or if the item is a practice
     * @param placedAt time of the order; {@code null} if the item is a practice
     */
    public record Item(
            long practice,
            String label,
            String facts,
            @Nullable String order,
            @Nullable BigDecimal amount,
            @Nullable Instant placedAt) {}

    /**
     * Returns the orders or the practices of a grouped notification. Orders are sorted by receipt, latest first, and practices by label.
     * Returns an empty list if the notification is not grouped or belongs to another user. Also returns an empty list if none of its
     * practices is in the user's scope.
     */
    public List<Item> of(CurrentUser user, NotificationItem notificationItem) {
        return jdbc.sql(notificationItem.kind() == NotificationKind.ORDER_PLACED ? ORDERS : PRACTICES)
                .param("id", notificationItem.id())
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .query(GroupedItemsQuery::row)
                .list();
    }

    private static Item row(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getLong("practice"),
                row.getString("label"),
                row.getString("facts"),
                row.getString("order_id"),
                row.getBigDecimal("amount"),
                SqlTimes.instantOrNull(row, "placed_at"));
    }
}
