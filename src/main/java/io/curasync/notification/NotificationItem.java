package io.curasync.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification of a user. Contains its practice only if the practice is in the user's current scope.
 *
 * @param events number of events; greater than 1 for a grouped notification
 * @param forAdmins whether the user received the notification as an admin. Such a notification can be about any practice, and is
 *     hidden if the user is no longer an admin.
 * @param practice {@code null} if the notification is about several practices or none, or if the practice is outside the user's
 *     scope
 * @param run id of the sync run that reported the events or that the notification is about; {@code null} if there is none
 * @param detail detail of the event; {@code null} if there is none. Depends on the kind. Order: its id. Next step: its text and due
 *     day. Unmatched practice: the rep name from CuraGenesis. Dormant practice: its usual interval. Lost practices: their new
 *     owner. Sync: its error or result. Webhook: its error. Stale data: the missing setting that prevents syncs. Submission: its
 *     name and the disputed user id. Incident: the title and body of the notification.
 * @param amount total amount of the orders in dollars; {@code null} if unknown or if the notification is not about orders
 * @param happenedAt {@code null} for grouped notifications and for kinds without a time. Order or activation: its source time.
 *     Dormant practice: the time of its last order. Stale data: the end of the last successful sync. Incident: the time at which it
 *     opened, worsened or was resolved.
 * @param latestAt time at which the latest event was added
 * @param readAt {@code null} if unread
 * @param itemized whether the notification is grouped and {@link GroupedItemsQuery} can list its orders or practices
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
     * @param label name of the practice; the practice id or the user id if the name is unknown
     * @param facts state and specialty, such as {@code TX · Podiatry}; may be empty
     */
    public record Practice(long id, @Nullable String practiceId, String label, String facts) {}

    /** Returns the practice id; {@code null} if {@link #practice} is {@code null} or its practice id is unknown. */
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
