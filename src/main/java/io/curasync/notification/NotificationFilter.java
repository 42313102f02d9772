package io.curasync.notification;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter for the notifications of a user.
 *
 * @param search text to find, ignoring case; blank for all notifications. Searches the name and ids of the practice,
 *     {@link NotificationItem#detail}, and the ids of grouped orders or practices.
 * @param kind {@code null} for all kinds
 */
public record NotificationFilter(
        String search, boolean unreadOnly, @Nullable NotificationKind kind) {

    public static final NotificationFilter ALL = new NotificationFilter("", false, null);

    private static final String SEARCH = """
            (p.name ilike :search or p.practice_id ilike :search or p.user_id ilike :search
                or n.detail ilike :search or exists (select 1 from unnest(n.items) i where i ilike :search))""";

    /** Returns the SQL condition for a query on {@code notification n left join practice_directory p}. */
    SqlCondition condition() {
        SqlCondition condition = SqlCondition.ALL;
        if (!search.isBlank()) {
            condition = condition.and(SEARCH, "search", LikePattern.containing(search));
        }
        if (unreadOnly) {
            condition = condition.and("n.read_at is null");
        }
        return kind == null ? condition : condition.and("n.kind = :kind", "kind", kind.name());
    }
}
