package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.platform.LikePattern;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a user's notifications. What a practice is called is read within the user's scope of now: of one that has changed
 * hands its former owner sees what was told, and no more.
 */
@Component
class NotificationQuery {

    private static final String SELECT = """
            select n.id, n.kind, n.events, n.for_admins, p.id as practice, p.practice_id,
                coalesce(p.name, p.practice_id, p.user_id) as label,
                nullif(concat_ws(' · ', nullif(p.state, ''), nullif(p.specialty, '')), '') as facts,
                n.run_id, n.detail, n.amount, n.happened_at, n.created_at, n.latest_at, n.read_at,
                n.events > 1 and n.items is not null as itemized
            from notification n
                left join practice p on p.id = n.practice and (:admin or p.owner_id = :user)
            where n.user_id = :user and (:admin or not n.for_admins) and n.dismissed_at is null""";

    private static final String ORDER = " order by n.latest_at desc, n.id desc";
    private static final String SEARCH = """
            and (p.name ilike :search or p.practice_id ilike :search or p.user_id ilike :search
                or n.detail ilike :search or exists (select 1 from unnest(n.items) i where i ilike :search))""";
    private static final int ROWS_A_FETCH = 1_000;
    private static final String UNREAD = """
            select count(*) from (
                select from notification n
                where n.user_id = :user and (:admin or not n.for_admins) and n.read_at is null and n.dismissed_at is null
                limit :most) unread""";

    private final JdbcClient jdbc;

    NotificationQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first, without dismissed ones. */
    List<NotificationItem> page(CurrentUser user, NotificationFilter filter, int limit) {
        return select(user, filter, ORDER + " limit :limit")
                .param("limit", limit)
                .query(NotificationQuery::row)
                .list();
    }

    /** Passes on all of them one by one, the latest first, without dismissed ones. */
    @Transactional(readOnly = true)
    public void each(CurrentUser user, NotificationFilter filter, Consumer<NotificationItem> consumer) {
        try (Stream<NotificationItem> notices =
                select(user, filter, ORDER).withFetchSize(ROWS_A_FETCH).query(NotificationQuery::row).stream()) {
            notices.forEach(consumer);
        }
    }

    /** One that the user may see. */
    Optional<NotificationItem> find(CurrentUser user, long id) {
        return select(user, NotificationFilter.ALL, " and n.id = :id")
                .param("id", id)
                .query(NotificationQuery::row)
                .optional();
    }

    private JdbcClient.StatementSpec select(CurrentUser user, NotificationFilter filter, String rest) {
        StringBuilder sql = new StringBuilder(SELECT);
        Map<String, Object> parameters = new HashMap<>();
        if (!filter.search().isBlank()) {
            sql.append(' ').append(SEARCH);
            parameters.put("search", LikePattern.containing(filter.search()));
        }
        if (filter.unreadOnly()) {
            sql.append(" and n.read_at is null");
        }
        if (filter.kind() != null) {
            sql.append(" and n.kind = :kind");
            parameters.put("kind", filter.kind().name());
        }
        return jdbc.sql(sql + rest).params(parameters).param("user", user.id()).param("admin", user.isAdmin());
    }

    /** Those of these that are there still and unread, the newest first: for a mail. */
    List<NotificationItem> unread(CurrentUser user, List<Long> ids) {
        return jdbc.sql(SELECT + " and n.read_at is null and n.id = any(:ids)" + ORDER)
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("ids", ids.toArray(Long[]::new))
                .query(NotificationQuery::row)
                .list();
    }

    /** How many are unread, {@link BellContent#MAX_UNREAD} at most. */
    int countUnread(CurrentUser user) {
        return jdbc.sql(UNREAD)
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("most", BellContent.MAX_UNREAD)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    BellContent feed(CurrentUser user) {
        return new BellContent(countUnread(user), page(user, NotificationFilter.ALL, BellContent.SHOWN));
    }

    private static NotificationItem row(ResultSet row, int number) throws SQLException {
        return new NotificationItem(
                row.getLong("id"),
                NotificationKind.valueOf(row.getString("kind")),
                row.getInt("events"),
                row.getBoolean("for_admins"),
                row.getObject("practice", Long.class),
                row.getString("practice_id"),
                row.getString("label"),
                row.getString("facts"),
                row.getObject("run_id", Long.class),
                row.getString("detail"),
                row.getBigDecimal("amount"),
                SqlTimes.read(row, "happened_at"),
                Objects.requireNonNull(SqlTimes.read(row, "created_at")),
                Objects.requireNonNull(SqlTimes.read(row, "latest_at")),
                SqlTimes.read(row, "read_at"),
                row.getBoolean("itemized"));
    }
}
