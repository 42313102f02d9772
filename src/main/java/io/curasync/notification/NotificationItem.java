package io.curasync.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification of a user, with data of its practice only if the practice is in the user's current scope.
 *
 * @param events number of events; greater than 1 for a grouped notification
 * @param forAdmins whether the user received the notification as an admin, so that it is about all practices
 * @param practice {@code null} if the notification is about several practices or none, or if the practice is outside the user's scope
 * @param run id of the sync run that reported the events; {@code null} if no run did
 * @param detail order id, name of the rep according to CuraGenesis, error or result of a sync, error of a webhook, or name of a
 * submission; {@code null} if there is none
 * @param amount total amount of the orders in dollars; {@code null} if unknown or if the notification is not about orders
 * @param happenedAt the source's time of the event; for stale data, the end of the last successful sync
 * @param latestAt time at which the latest event was added
 * @param readAt {@code null} if unread
 * @param itemized whether the orders or practices of a grouped notification can be listed
 */
public record NotificationItem(
        long id,
        NotificationKind kind,
        int events,
        boolean forAdmins,
        @Nullable Practice practice,
        @Nullable Long run,
        @Nullable String detail,
        @Nullable BigDecimal amount,
        @Nullable Instant happenedAt,
        Instant createdAt,
        Instant latestAt,
        @Nullable Instant readAt,
        boolean itemized) {

    /**
     * The practice of a notification.
     *
     * @param id CuraSync's id of the practice
     * @param practiceId the practice id; {@code null} if CuraGenesis has not sent one
     * @param label display name
     * @param facts state and specialty, such as {@code TX · Podiatry}; may be empty
     */
    public record Practice(long id, @Nullable String practiceId, String label, String facts) {}

    /** Returns the practice id, or {@code null} if the practice or its practice id is unknown. */
    public @Nullable String practiceId() {
        return practice == null ? null : practice.practiceId();
    }

    public boolean unread() {
        return readAt == null;
    }

    /** Returns a short title, with times in UTC. */
    public String title() {
        return title(NotificationTimes.UTC);
    }

    public String title(NotificationTimes times) {
        return NotificationLabels.title(this, times);
    }

    /** Returns the details, with times in UTC; empty if there are none. */
    public String body() {
        return body(NotificationTimes.UTC);
    }

    public String body(NotificationTimes times) {
        return NotificationLabels.body(this, times);
    }
}
