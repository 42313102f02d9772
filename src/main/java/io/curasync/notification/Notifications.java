package io.curasync.notification;

import io.curasync.account.CurrentUser;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A user's own notifications. What is somebody else's is not there. */
@Service
public class Notifications {

    private static final String OWN = " where id = :id and user_id = :user and (:admin or not for_admins)";

    private final JdbcClient jdbc;
    private final NotificationQuery reader;
    private final NotificationSignal signal;
    private final KeyedLiveValues<CurrentUser, BellContent> feeds;

    Notifications(JdbcClient jdbc, NotificationQuery reader, NotificationSignal signal, LiveValues liveValues) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.signal = signal;
        feeds = liveValues.createFamily(Topic.NOTIFICATION, LiveValues.READABLE, reader::feed);
    }

    /** What the user's bell shows, kept up to date; shared by the user's own screens only. */
    public LiveValue<BellContent> feed(CurrentUser user) {
        return feeds.of(user);
    }

    /** The newest first, without those that were dismissed. */
    public List<NotificationItem> page(CurrentUser user, NotificationFilter filter, int limit) {
        return reader.page(user, filter, limit);
    }

    /** One of the user's; empty if there is none. */
    public Optional<NotificationItem> find(CurrentUser user, long id) {
        return reader.find(user, id);
    }

    /** How many are unread, {@link BellContent#MAX_UNREAD} at most. */
    public int countUnread(CurrentUser user) {
        return reader.countUnread(user);
    }

    /** Marks one as read or as unread again. False: the user has no such notification. */
    public boolean markRead(CurrentUser user, long id, boolean read) {
        return change(user, id, read ? "read_at = coalesce(read_at, now()), mail_due_at = null" : "read_at = null");
    }

    /**
     * Marks all as read that the user has seen.
     *
     * @param newest the latest time of those: what has come since stays unread
     * @return the ids of those that were unread
     */
    public List<Long> markAllRead(CurrentUser user, Instant newest) {
        List<Long> read = jdbc.sql("""
                        update notification set read_at = now(), mail_due_at = null
                        where user_id = :user and (:admin or not for_admins) and latest_at <= :newest
                          and read_at is null and dismissed_at is null
                        returning id""")
                .param("user", user.id())
                .param("admin", user.isAdmin())
                .param("newest", SqlTimes.toSql(newest))
                .query(Long.class)
                .list();
        signal.now();
        return read;
    }

    /** Marks notifications as unread again. */
    public void markUnread(CurrentUser user, Collection<Long> ids) {
        jdbc.sql("update notification set read_at = null where user_id = :user and id = any(:ids)")
                .param("user", user.id())
                .param("ids", ids.toArray(Long[]::new))
                .update();
        signal.now();
    }

    /** Takes one out of the user's sight; once more does nothing. False: the user has no such notification. */
    public boolean dismiss(CurrentUser user, long id) {
        return change(user, id, "dismissed_at = coalesce(dismissed_at, now()), mail_due_at = null");
    }

    /** Undoes a dismissal. False: it is no longer kept. */
    public boolean restore(CurrentUser user, long id) {
        return change(user, id, "dismissed_at = null");
    }

    private boolean change(CurrentUser user, long id, String what) {
        boolean found = jdbc.sql("update notification set " + what + OWN)
                        .param("id", id)
                        .param("user", user.id())
                        .param("admin", user.isAdmin())
                        .update()
                == 1;
        if (found) {
            signal.now();
        }
        return found;
    }
}
