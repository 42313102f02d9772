package io.curasync.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification within the reader's current scope.
 *
 * @param events number of events
 * @param forAdmins whether it covers all practices
 * @param practice {@code null} if it is about several practices or none, or the practice left the reader's scope
 * @param run the sync run; {@code null} if not about a run
 * @param detail order id, rep name from CuraGenesis, error of a sync, or name of a submission
 * @param happenedAt the source's time of the event; for stale data the end of the last successful sync
 * @param latestAt when its latest event was added
 * @param readAt {@code null} if unread
 * @param itemized whether its orders or practices can be listed
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
     * The practice that a notification is about.
     *
     * @param id CuraSync's id
     * @param practiceId CuraGenesis's id; {@code null} as long as CuraGenesis has not sent one
     * @param label display name
     * @param facts such as {@code TX · Podiatry}; may be empty
     */
    public record Practice(long id, @Nullable String practiceId, String label, String facts) {}

    /** Returns CuraGenesis's id of the practice; {@code null} if there is none. */
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
