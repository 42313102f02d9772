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
 * Queue of due emails, stored with the notifications. To claim an email sets the time of its next attempt; after it was sent, that time is
 * removed. If the instance ends in between, the email is sent again at the next attempt. No rows are locked while the mail server is
 * called.
 */
@Component
class MailOutbox {

    /** Maximum number of notifications in one email. */
    static final int MAX_NOTIFICATIONS = 100;

    /** Cancels emails about notifications that are older than three days. */
    private static final String CANCEL_EXPIRED = """
            update notification set mail_due_at = null
            where mail_due_at <= now() and created_at < now() - interval '3 days'""";

    private static final String SELECT_RECIPIENT = """
            select u.id, u.email, u.name, u.role, u.time_zone from notification n join user_directory u on u.id = n.user_id
            where n.mail_due_at <= now() and u.enabled
            order by n.mail_due_at, n.id limit 1""";

    // The next attempt is after 2, 4, 8, … minutes, at most an hour.
    private static final String CLAIM = """
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
     * An email to send.
     *
     * @param zone time zone of the user's browser; UTC if unknown
     * @param ids ids of all claimed notifications, including those that the user has read in the meantime
     * @param notices the claimed notifications that are unread, newest first; at least one
     */
    record DueMail(CurrentUser user, ZoneId zone, List<Long> ids, List<NotificationItem> notices) {}

    private record Recipient(CurrentUser user, ZoneId zone) {}

    /** Cancels emails that could not be sent within three days. Returns the number of their notifications. */
    int cancelExpired() {
        return jdbc.sql(CANCEL_EXPIRED).update();
    }

    /** Claims the email that has been due for the longest time. Returns empty if none is due. */
    @Transactional
    public Optional<DueMail> claim() {
        while (true) {
            Optional<Recipient> recipient = jdbc.sql(SELECT_RECIPIENT)
                    .query((row, number) -> toRecipient(row))
                    .optional();
            if (recipient.isEmpty()) {
                return Optional.empty();
            }
            CurrentUser user = recipient.get().user();
            List<Long> ids = new ArrayList<>(jdbc.sql(CLAIM)
                    .param(user.id())
                    .param(MAX_NOTIFICATIONS)
                    .query(Long.class)
                    .list());
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            List<NotificationItem> notices = query.unread(user, ids);
            if (!notices.isEmpty()) {
                return Optional.of(new DueMail(user, recipient.get().zone(), ids, notices));
            }
            removeDueTime(ids, false);
        }
    }

    void markSent(DueMail due) {
        removeDueTime(due.ids(), true);
    }

    private void removeDueTime(List<Long> ids, boolean sent) {
        jdbc.sql("update notification set mail_due_at = null, mailed_at = case when ? then now() end where id = any(?)")
                .param(sent)
                .param(ids.toArray(Long[]::new))
                .update();
    }

    private static Recipient toRecipient(ResultSet row) throws SQLException {
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
