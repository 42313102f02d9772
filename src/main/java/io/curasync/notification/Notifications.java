package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads and changes a user's own notifications. Treats notifications of other users as nonexistent. */
@Service
public class Notifications {

    private static final String WHERE_OWN = " where id = :id and user_id = :user and (:admin or not for_admins)";

    private final JdbcClient jdbc;
    private final NotificationQuery query;
    private final NotificationSignal signal;
    private final KeyedLiveValues<CurrentUser, BellContent> feeds;

    Notifications(JdbcClient jdbc, NotificationQuery query, NotificationSignal signal, LiveValues liveValues) {
        this.jdbc = jdbc;
        this.query = query;
        this.signal = signal;
        feeds = liveValues.createFamily(Topic.NOTIFICATION, LiveValues.TEXT_UPDATE_INTERVAL, query::bellContent);
    }

    /** Returns the live content of the user's bell, shared by all screens of the user on this instance. */
    public LiveValue<BellContent> feed(CurrentUser user) {
        return feeds.of(user);
    }

    /** Returns the notifications that match the filter and are not dismissed, latest event first. */
    public List<NotificationItem> page(CurrentUser user, NotificationFilter filter, int limit) {
        return query.page(user, filter, limit);
    }

    /** Returns a notification; empty if the user has no such notification or has dismissed it. */
    public Optional<NotificationItem> find(CurrentUser user, long id) {
        return query.find(user, id);
    }

    /** Returns the number of unread notifications, at most {@link BellContent#MAX_UNREAD}. */
    public int countUnread(CurrentUser user) {
        return query.countUnread(user);
    }

    /**
     * Marks a notification as read or unread. If {@code read} is true, also cancels an unsent email about the notification. Returns {@code
     * false} if the user has no such notification.
     */
    public boolean markRead(CurrentUser user, long id, boolean read) {
        return change(user, id, read ? "read_at = coalesce(read_at, now()), mail_due_at = null" : "read_at = null");
    }

    /**
     * Marks the user's notifications up to a time as read, and cancels unsent emails about them.
     *
     * @param newest time of the latest event that the user has seen; notifications with later events stay unread
     * @return ids of the notifications that were unread
     */
    public List<Long> markAllRead(CurrentUser user, Instant newest) {
        List<Long> read = jdbc.sql("""
                        update notification set read_at = now(), mail_due_at = null
                        where user_id = :user and (:admin or not for_admins) and latest_at <= :newest
                          and read_at is null and dismissed_at is null
                        returning id""")
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("newest", SqlTimes.param(newest))
                .query(Long.class)
                .list();
        signal.publish();
        return read;
    }

    /** Marks notifications as unread again. Ignores ids of other users' notifications. */
    public void markUnread(CurrentUser user, Collection<Long> ids) {
        jdbc.sql("update notification set read_at = null where user_id = :user and id = any(:ids)")
                .param("user", user.id())
                .param("ids", ids.toArray(Long[]::new))
                .update();
        signal.publish();
    }

    /**
     * Dismisses a notification and cancels an unsent email about it. Repeated calls have no effect. Returns {@code false} if the
     * user has no such notification.
     */
    public boolean dismiss(CurrentUser user, long id) {
        return change(user, id, "dismissed_at = coalesce(dismissed_at, now()), mail_due_at = null");
    }

    /** Undoes a dismissal. Returns {@code false} if the user has no such notification, for example because it has been deleted. */
    public boolean restore(CurrentUser user, long id) {
        return change(user, id, "dismissed_at = null");
    }

    private boolean change(CurrentUser user, long id, String assignments) {
        boolean found = jdbc.sql("update notification set " + assignments + WHERE_OWN)
                        .param("id", id)
                        .param("user", user.id())
                        .param("admin", user.isAdmin())
                        .update()
                == 1;
        if (found) {
            signal.publish();
        }
        return found;
    }
}
