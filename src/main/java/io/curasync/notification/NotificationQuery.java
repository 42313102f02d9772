package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the notifications of a user, except dismissed ones. Includes data of a practice only if the practice is in the user's current
 * scope. After a handover, the former rep still sees the notification, but neither the name nor the ids of the practice.
 */
@Component
public class NotificationQuery {

    private static final String SELECT = """
            select n.id, n.kind, n.events, n.for_admins, p.id as practice, p.practice_id,
                coalesce(p.name, p.practice_id, p.user_id) as label,
                concat_ws(' · ', nullif(p.state, ''), nullif(p.specialty, '')) as facts,
                n.run_id, n.detail, n.amount, n.happened_at, n.created_at, n.latest_at, n.read_at,
                n.events > 1 and n.items is not null as itemized
            from notification n
                left join practice_directory p on p.id = n.practice and (:admin or p.owner_id = :user)
            where n.user_id = :user and (:admin or not n.for_admins) and n.dismissed_at is null""";

    private static final String ORDER_BY = " order by n.latest_at desc, n.id desc";
    private static final int FETCH_SIZE = 1_000;
    private static final String COUNT_UNREAD = """
            select count(*) from (
                select from notification n
                where n.user_id = :user and (:admin or not n.for_admins) and n.read_at is null and n.dismissed_at is null
                limit :limit) unread""";

    private final JdbcClient jdbc;

    NotificationQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the notifications that match the filter, latest event first. */
    List<NotificationItem> page(CurrentUser user, NotificationFilter filter, int limit) {
        return select(user, filter, ORDER_BY + " limit :limit")
                .param("limit", limit)
                .query(NotificationQuery::row)
                .list();
    }

    /**
     * Calls the consumer with each notification that matches the filter, latest event first. Never loads all notifications into memory at
     * once.
     */
    @Transactional(readOnly = true)
    public void forEach(CurrentUser user, NotificationFilter filter, Consumer<NotificationItem> consumer) {
        try (Stream<NotificationItem> notices =
                select(user, filter, ORDER_BY).withFetchSize(FETCH_SIZE).query(NotificationQuery::row).stream()) {
            notices.forEach(consumer);
        }
    }

    /** Returns a notification; empty if the user has no such notification or has dismissed it. */
    Optional<NotificationItem> find(CurrentUser user, long id) {
        return select(user, NotificationFilter.ALL, " and n.id = :id")
                .param("id", id)
                .query(NotificationQuery::row)
                .optional();
    }

    private JdbcClient.StatementSpec select(CurrentUser user, NotificationFilter filter, String rest) {
        SqlCondition condition = filter.condition();
        return jdbc.sql(SELECT + " and " + condition.sql() + rest)
                .params(condition.parameters())
                .param("user", user.id())
                .param("admin", user.isAdmin());
    }

    /** Returns the unread notifications among the given ones, latest event first. Omits dismissed notifications. */
    public List<NotificationItem> unread(CurrentUser user, List<Long> ids) {
        return jdbc.sql(SELECT + " and n.read_at is null and n.id = any(:ids)" + ORDER_BY)
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("ids", ids.toArray(Long[]::new))
                .query(NotificationQuery::row)
                .list();
    }

    /** Returns the number of unread notifications, at most {@link BellContent#MAX_UNREAD}. */
    int countUnread(CurrentUser user) {
        return jdbc.sql(COUNT_UNREAD)
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("limit", BellContent.MAX_UNREAD)
                .query(Integer.class)
                .single();
    }

    /** Returns the content of the user's bell, read in one snapshot of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    BellContent bellContent(CurrentUser user) {
        return new BellContent(countUnread(user), page(user, NotificationFilter.ALL, BellContent.MAX_ITEMS));
    }

    private static NotificationItem row(ResultSet row, int number) throws SQLException {
        return new NotificationItem(
                row.getLong("id"),
                NotificationKind.valueOf(row.getString("kind")),
                row.getInt("events"),
                row.getBoolean("for_admins"),
                practice(row),
                row.getObject("run_id", Long.class),
                row.getString("detail"),
                row.getBigDecimal("amount"),
                SqlTimes.instantOrNull(row, "happened_at"),
                SqlTimes.instant(row, "created_at"),
                SqlTimes.instant(row, "latest_at"),
                SqlTimes.instantOrNull(row, "read_at"),
                row.getBoolean("itemized"));
    }

    private static NotificationItem.@Nullable Practice practice(ResultSet row) throws SQLException {
        Long id = row.getObject("practice", Long.class);
        return id == null
                ? null
                : new NotificationItem.Practice(
                        id, row.getString("practice_id"), row.getString("label"), row.getString("facts"));
    }
}
