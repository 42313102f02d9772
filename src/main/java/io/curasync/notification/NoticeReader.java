package io.curasync.notification;

import io.curasync.account.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a user's notifications. What a practice is called is read within the user's scope of now: of one that has changed
 * hands its former owner sees what was told, and no more.
 */
@Component
class NoticeReader {

    private static final String SELECT = """
            select n.id, n.kind, n.events, n.for_admins, p.id as practice, p.practice_id,
                coalesce(p.name, p.practice_id, p.user_id) as label,
                nullif(concat_ws(' · ', nullif(p.state, ''), nullif(p.specialty, '')), '') as facts,
                n.run_id, n.detail, n.amount, n.happened_at, n.created_at, n.read_at
            from notification n
                left join practice p on p.id = n.practice and (:admin or p.owner_id = :user)
            where n.user_id = :user and (:admin or not n.for_admins) and n.dismissed_at is null""";

    private static final String UNREAD = """
            select count(*) from (
                select from notification n
                where n.user_id = :user and (:admin or not n.for_admins) and n.read_at is null and n.dismissed_at is null
                limit :most) unread""";

    private final JdbcClient jdbc;

    NoticeReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first; what was dismissed is not among them. */
    List<Notice> page(CurrentUser user, NoticeFilter filter, int limit) {
        String sql = SELECT
                + (filter.unreadOnly() ? " and n.read_at is null" : "")
                + (filter.kind() == null
                        ? ""
                        : " and n.kind = '" + filter.kind().name() + "'")
                + " order by n.created_at desc, n.id desc limit :limit";
        return jdbc.sql(sql)
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("limit", limit)
                .query(NoticeReader::row)
                .list();
    }

    /** Those of these that are there still and unread, the newest first: for a mail. */
    List<Notice> unread(CurrentUser user, List<Long> ids) {
        return jdbc.sql(SELECT + " and n.read_at is null and n.id = any(:ids) order by n.created_at desc, n.id desc")
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("ids", ids.toArray(Long[]::new))
                .query(NoticeReader::row)
                .list();
    }

    /** How many are unread, {@link NoticeFeed#MOST} at most. */
    int countUnread(CurrentUser user) {
        return jdbc.sql(UNREAD)
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("most", NoticeFeed.MOST)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    NoticeFeed feed(CurrentUser user) {
        return new NoticeFeed(countUnread(user), page(user, NoticeFilter.ALL, NoticeFeed.SHOWN));
    }

    private static Notice row(ResultSet row, int number) throws SQLException {
        return new Notice(
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
                Times.read(row, "happened_at"),
                Objects.requireNonNull(Times.read(row, "created_at")),
                Times.read(row, "read_at"));
    }
}
