package io.curasync.notification.mail;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationQuery;
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
 * Queue of emails. Each notification stores the time of the next attempt to send an email about it as {@code mail_due_at}. Claiming an
 * email postpones this time, and marking the email as sent removes the time. If the instance stops in between, the next attempt sends the
 * email again. No rows are locked during calls to the mail server.
 */
@Component
class MailOutbox {

    /** Maximum number of notifications in one email. */
    static final int MAX_NOTIFICATIONS = 100;

    /**
     * SQL expression for the minutes from one attempt to the next: 2, 4, 8 and so on, at most 60. The expression has a placeholder
     * for the number of attempts so far, including the present one.
     */
    static final String RETRY_MINUTES = "least(60, power(2, least(%s, 10)))";

    /** Minimum number of attempts before an email can be canceled. The tenth attempt takes place about five hours after the first. */
    private static final int MIN_ATTEMPTS = 10;

    /**
     * SQL that cancels due emails about notifications that were created more than three days ago. If digests are rare, an email may become
     * due only after three days, so the age alone is not sufficient. The email must also have had {@value #MIN_ATTEMPTS} attempts, or its
     * next attempt must be three days late. The value infinity marks canceled emails for the error log.
     */
    private static final String CANCEL_EXPIRED = """
            update notification set mail_due_at = 'infinity'
            where mail_due_at <= now() and created_at < now() - interval '3 days'
              and (mail_attempts >= %d or mail_due_at < now() - interval '3 days')""".formatted(MIN_ATTEMPTS);

    private static final String SELECT_RECIPIENT = """
            select u.id, u.email, u.name, u.role, u.time_zone from notification n join user_directory u on u.id = n.user_id
            where n.mail_due_at <= now() and u.enabled
            order by n.mail_due_at, n.id limit 1""";

    private static final String CLAIM = """
            update notification set
                mail_attempts = mail_attempts + 1,
                mail_due_at = now() + %s * interval '1 minute'
            where id in (
                select id from notification where user_id = ? and mail_due_at <= now()
                order by id limit ? for update skip locked)
            returning id""".formatted(RETRY_MINUTES.formatted("mail_attempts + 1"));

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
     * @param ids ids of all claimed notifications. Includes notifications that the email omits, because they were read or
     *     dismissed, or because the user is no longer an admin.
     * @param notices the notifications in the email, latest first; at least one
     */
    record DueMail(CurrentUser user, ZoneId zone, List<Long> ids, List<NotificationItem> notices) {}

    private record Recipient(CurrentUser user, ZoneId zone) {}

    /** Cancels the emails that {@link #CANCEL_EXPIRED} describes. Returns the number of their notifications. */
    int cancelExpired() {
        return jdbc.sql(CANCEL_EXPIRED).update();
    }

    /**
     * Claims the email that has been due for the longest time. The email contains up to {@value #MAX_NOTIFICATIONS} due notifications of
     * its recipient. Skips disabled users, and emails whose notifications were all read or dismissed. Returns empty if no email is due, or
     * if another transaction has locked the notifications.
     */
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
