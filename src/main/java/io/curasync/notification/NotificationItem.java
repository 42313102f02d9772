package io.curasync.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its reader may see it now.
 *
 * @param events how many it tells of
 * @param forAdmins whether it is of everybody's practices
 * @param practice CuraSync's own id; null: it is of several, of none, or of one that is not within the reader's scope any more
 * @param practiceId CuraGenesis's, under the same condition; null also while CuraGenesis has told none
 * @param practiceLabel what to call it
 * @param practiceFacts such as {@code TX · Podiatry}
 * @param run the sync run; null: none has to do with it
 * @param detail an order's id, the rep's name that CuraGenesis writes, why a sync failed, the submission's name
 * @param happenedAt when CuraGenesis says it happened; for stale data the last sync's end
 * @param latestAt when the latest of its events was told
 * @param readAt null if it is unread
 * @param itemized whether its orders or practices can be listed one by one
 */
public record NotificationItem(
        long id,
        NotificationKind kind,
        int events,
        boolean forAdmins,
        @Nullable Long practice,
        @Nullable String practiceId,
        @Nullable String practiceLabel,
        @Nullable String practiceFacts,
        @Nullable Long run,
        @Nullable String detail,
        @Nullable BigDecimal amount,
        @Nullable Instant happenedAt,
        Instant createdAt,
        Instant latestAt,
        @Nullable Instant readAt,
        boolean itemized) {

    public boolean unread() {
        return readAt == null;
    }

    /** What happened, in a few words, with times in UTC. */
    public String title() {
        return title(NotificationTimes.UTC);
    }

    public String title(NotificationTimes times) {
        return NotificationLabels.title(this, times);
    }

    /** More about it, with times in UTC; "" if there is nothing to add. */
    public String body() {
        return body(NotificationTimes.UTC);
    }

    public String body(NotificationTimes times) {
        return NotificationLabels.body(this, times);
    }
}
