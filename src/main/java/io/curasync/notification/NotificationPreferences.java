package io.curasync.notification;

import io.curasync.account.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and stores the preferences of users. A preference states whether the user receives a kind of notification, and when CuraSync sends
 * emails about it.
 */
@Service
public class NotificationPreferences {

    private static final String CANCEL_MAILS = """
            update notification set mail_due_at = null
            where user_id = ? and kind = ? and mail_due_at is not null""";

    private final JdbcClient jdbc;

    NotificationPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A user's preference for one kind of notification.
     *
     * @param enabled whether the user receives notifications of the kind; if false, the user also receives no emails about them
     * @param mail the email mode; without effect if the kind is not enabled
     */
    public record Preference(NotificationKind kind, boolean enabled, MailMode mail) {}

    /**
     * Returns one preference for each kind that the user can receive. For a kind without a stored preference, returns the default for the
     * user's role.
     */
    public List<Preference> of(CurrentUser user) {
        Map<NotificationKind, Preference> chosen = jdbc
                .sql("select kind, enabled, mail from notification_preference where user_id = ?")
                .param(user.id())
                .query(Preference.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Preference::kind, Function.identity()));
        return NotificationKind.of(user.role()).stream()
                .map(kind -> chosen.getOrDefault(
                        kind, new Preference(kind, kind.isDefaultFor(user.role()), kind.defaultMail())))
                .toList();
    }

    /** Stores a preference. If the preference disables the kind or its emails, cancels all unsent emails to the user about the kind. */
    @Transactional
    public void choose(CurrentUser user, Preference choice) {
        jdbc.sql("""
                        insert into notification_preference (user_id, kind, enabled, mail) values (:user, :kind, :enabled, :mail)
                        on conflict (user_id, kind) do update set enabled = excluded.enabled, mail = excluded.mail""")
                .param("user", user.id())
                .param("kind", choice.kind().name())
                .param("enabled", choice.enabled())
                .param("mail", choice.mail().name())
                .update();
        if (!choice.enabled() || choice.mail() == MailMode.NONE) {
            jdbc.sql(CANCEL_MAILS).param(user.id()).param(choice.kind().name()).update();
        }
    }
}
