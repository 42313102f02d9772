package io.curasync.notification.push;

import io.curasync.account.CurrentUser;
import io.curasync.notification.NotificationKind;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and stores the push preferences of a user: the kinds of notifications to push, and the quiet hours. */
@Service
public class PushPreferences {

    private static final String SET_QUIET_HOURS = """
            insert into push_quiet_hours (user_id, quiet_from, quiet_to) values (:user, :from, :to)
            on conflict (user_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to""";

    private final JdbcClient jdbc;

    PushPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the kinds of notifications for which the user has turned pushes off. */
    public Set<NotificationKind> mutedKinds(CurrentUser user) {
        Set<NotificationKind> muted = EnumSet.noneOf(NotificationKind.class);
        muted.addAll(jdbc.sql("select kind from push_muted_kind where user_id = ?")
                .param(user.id())
                .query(NotificationKind.class)
                .list());
        return muted;
    }

    /**
     * Stores whether the user receives pushes about a kind of notification. If {@code pushed} is false, also cancels pushes about this kind
     * that are not yet in the queue of a browser.
     */
    @Transactional
    public void choose(CurrentUser user, NotificationKind kind, boolean pushed) {
        if (pushed) {
            jdbc.sql("delete from push_muted_kind where user_id = ? and kind = ?")
                    .params(user.id(), kind.name())
                    .update();
            return;
        }
        jdbc.sql("insert into push_muted_kind (user_id, kind) values (?, ?) on conflict do nothing")
                .params(user.id(), kind.name())
                .update();
        jdbc.sql(
                        "update notification set push_due_at = null where user_id = ? and kind = ? and push_due_at is not null")
                .params(user.id(), kind.name())
                .update();
    }

    /** Returns the user's quiet hours; empty if there are none. */
    public Optional<QuietHours> quietHours(CurrentUser user) {
        return jdbc.sql("select quiet_from, quiet_to from push_quiet_hours where user_id = ?")
                .param(user.id())
                .query((row, number) -> new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)))
                .optional();
    }

    /**
     * Stores the user's quiet hours. Makes notifications that wait to be pushed due at once, so that {@link PushDistribution}
     * applies the new quiet hours to them.
     *
     * @param quietHours null if the user wants no quiet hours
     */
    @Transactional
    public void setQuietHours(CurrentUser user, @Nullable QuietHours quietHours) {
        if (quietHours == null) {
            jdbc.sql("delete from push_quiet_hours where user_id = ?")
                    .param(user.id())
                    .update();
        } else {
            jdbc.sql(SET_QUIET_HOURS)
                    .param("user", user.id())
                    .param("from", quietHours.from())
                    .param("to", quietHours.to())
                    .update();
        }
        jdbc.sql("update notification set push_due_at = now() where user_id = ? and push_due_at > now()")
                .param(user.id())
                .update();
    }
}
