package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that are due. Taking one puts it off for as long as its next try may wait, and sending it takes it off: whoever
 * dies in between leaves it to be sent again, and nothing is locked while a mail server takes its time.
 */
@Component
class MailOutbox {

    /** So many notifications are in one mail at most. */
    static final int MAX_NOTIFICATIONS = 100;

    /** What could not be sent for so long is no news any more. */
    private static final String GIVE_UP = """
            update notification set mail_due_at = null
            where mail_due_at <= now() and created_at < now() - interval '3 days'""";

    private static final String NEXT = """
            select u.id, u.email, u.name, u.role, u.time_zone from notification n join app_user u on u.id = n.user_id
            where n.mail_due_at <= now() and u.enabled
            order by n.mail_due_at, n.id limit 1""";

    // The next try waits 2, 4, 8, … minutes, an hour at most.
    private static final String TAKE = """
            update notification set
                mail_attempts = mail_attempts + 1,
                mail_due_at = now() + least(60, power(2, least(mail_attempts + 1, 10))) * interval '1 minute'
            where id in (
                select id from notification where user_id = ? and mail_due_at <= now()
                order by id limit ? for update skip locked)
            returning id""";

    private final JdbcClient jdbc;
    private final NotificationQuery reader;

    MailOutbox(JdbcClient jdbc, NotificationQuery reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /**
     * What one user is to be told in one mail.
     *
     * @param zone of the user's browser; UTC if it is unknown
     * @param ids of what was taken; what was read meanwhile is not among the notices
     * @param notices the newest first; never empty
     */
    record Due(CurrentUser user, ZoneId zone, List<Long> ids, List<NotificationItem> notices) {}

    private record Reader(CurrentUser user, ZoneId zone) {}

    /** Forgets mails that could not be sent for days; returns how many. */
    int giveUp() {
        return jdbc.sql(GIVE_UP).update();
    }

    /** Takes what is due for whoever has waited longest; empty when nothing is. */
    @Transactional
    public Optional<Due> take() {
        while (true) {
            Optional<Reader> next =
                    jdbc.sql(NEXT).query((row, number) -> reader(row)).optional();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            CurrentUser user = next.get().user();
            List<Long> ids = new ArrayList<>(jdbc.sql(TAKE)
                    .param(user.id())
                    .param(MAX_NOTIFICATIONS)
                    .query(Long.class)
                    .list());
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            List<NotificationItem> notices = reader.unread(user, ids);
            if (!notices.isEmpty()) {
                return Optional.of(new Due(user, next.get().zone(), ids, notices));
            }
            done(ids, false);
        }
    }

    void sent(Due due) {
        done(due.ids(), true);
    }

    private void done(List<Long> ids, boolean sent) {
        jdbc.sql("update notification set mail_due_at = null, mailed_at = case when ? then now() end where id = any(?)")
                .param(sent)
                .param(ids.toArray(Long[]::new))
                .update();
    }

    private static Reader reader(ResultSet row) throws SQLException {
        CurrentUser user = new CurrentUser(
                row.getLong("id"), row.getString("email"), row.getString("name"), Role.valueOf(row.getString("role")));
        return new Reader(user, zone(row.getString("time_zone")));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
