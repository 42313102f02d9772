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
 * The due emails. Taking one postpones it to its next attempt, and sending it removes it. If the process dies in between, the email is sent
 * again later. No rows are locked while the mail server is called.
 */
@Component
class MailOutbox {

    /** Limit of the notifications in one email. */
    static final int MAX_NOTIFICATIONS = 100;

    /** Notifications of this age are no news any more. */
    private static final String GIVE_UP = """
            update notification set mail_due_at = null
            where mail_due_at <= now() and created_at < now() - interval '3 days'""";

    private static final String NEXT = """
            select u.id, u.email, u.name, u.role, u.time_zone from notification n join user_directory u on u.id = n.user_id
            where n.mail_due_at <= now() and u.enabled
            order by n.mail_due_at, n.id limit 1""";

    // The next attempt waits 2, 4, 8, … minutes, at most an hour.
    private static final String TAKE = """
            update notification set
                mail_attempts = mail_attempts + 1,
                mail_due_at = now() + least(60, power(2, least(mail_attempts + 1, 10))) * interval '1 minute'
            where id in (
                select id from notification where user_id = ? and mail_due_at <= now()
                order by id limit ? for update skip locked)
            returning id""";

    private final JdbcClient jdbc;
    private final NotificationQuery query;

    MailOutbox(JdbcClient jdbc, NotificationQuery query) {
        this.jdbc = jdbc;
        this.query = query;
    }

    /**
     * One due email.
     *
     * @param zone of the user's browser; UTC if e
     * @param ids all taken notifications; those read in the meantime are not among the notices
     * @param notices newest first; never empty
     */
    record Due(CurrentUser user, ZoneId zone, List<Long> ids, List<NotificationItem> notices) {}

    private record Recipient(CurrentUser user, ZoneId zone) {}

    /** Cancels emails that could not be sent for three days. Returns the number of their notifications. */
    int giveUp() {
        return jdbc.sql(GIVE_UP).update();
    }

    /** Takes the email that has been due for longest; empty if none is due. */
    @Transactional
    public Optional<Due> take() {
        while (true) {
            Optional<Recipient> next =
                    jdbc.sql(NEXT).query((row, number) -> recipient(row)).optional();
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
            List<NotificationItem> notices = query.unread(user, ids);
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

    private static Recipient recipient(ResultSet row) throws SQLException {
        CurrentUser user = new CurrentUser(
                row.getLong("id"), row.getString("email"), row.getString("name"), Role.valueOf(row.getString("role")));
        return new Recipient(user, zone(row.getString("time_zone")));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
