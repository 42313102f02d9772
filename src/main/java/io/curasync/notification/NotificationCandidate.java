package io.curasync.notification;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.PracticeState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a practice that may become a notification.
 *
 * @param key key of the event; the same if the event is reported again
 * @param item order id, or user id or practice id of the practice if the event is not about an order
 * @param practice CuraSync's id of the practice
 * @param ownerId id of the assigned rep; {@code null} if unmatched
 * @param detail order id, or name of the rep according to CuraGenesis; {@code null} for an activation
 * @param amount amount of the order in dollars; {@code null} if unknown or if the event is not about an order
 * @param happenedAt the source's time of the event; {@code null} if there is none
 * @param recent whether the event is less than seven days old; older events are not added to grouped notifications
 */
record NotificationCandidate(
        String key,
        String item,
        long practice,
        @Nullable Long ownerId,
        @Nullable String detail,
        @Nullable BigDecimal amount,
        @Nullable Instant happenedAt,
        boolean recent) {

    private static final Duration MAX_RECENT_AGE = Duration.ofDays(7);
    private static final long GROUP_SECONDS = 600;

    static NotificationCandidate order(OrderRecorded order, Instant now) {
        return new NotificationCandidate(
                "order " + order.orderId(),
                order.orderId(),
                order.practice(),
                order.ownerId(),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                isRecent(order.placedAt(), now));
    }

    static NotificationCandidate activation(long practice, PracticeState state) {
        Instant at = Objects.requireNonNull(state.activatedAt());
        return new NotificationCandidate(
                "%s %s".formatted(key(state), at), id(state), practice, state.ownerId(), null, null, at, true);
    }

    static NotificationCandidate unmatched(long practice, PracticeState state) {
        return new NotificationCandidate(key(state), id(state), practice, null, state.salesRep(), null, null, true);
    }

    static boolean isRecent(Instant time, Instant now) {
        return time.isAfter(now.minus(MAX_RECENT_AGE));
    }

    /** Returns the event key of a grouped notification: one group per sync run, or one per ten minutes for other changes. */
    static String groupKey(@Nullable Long run, Instant now) {
        return run != null
                ? "run " + run
                : "since " + Instant.ofEpochSecond(now.getEpochSecond() / GROUP_SECONDS * GROUP_SECONDS);
    }

    /** Returns a key with CuraGenesis's id of the practice, because CuraSync's id changes if practices are merged. */
    private static String key(PracticeState state) {
        return "practice " + id(state);
    }

    private static String id(PracticeState state) {
        return String.valueOf(state.userId() != null ? state.userId() : state.practiceId());
    }
}
