package io.curasync.notification;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.PracticeState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a practice that users may be notified of.
 *
 * @param key identifies the event, also if it is reported again
 * @param item CuraGenesis's id of the order, or of the practice if the event is not about an order
 * @param ownerId the rep; {@code null} if unmatched
 * @param recent whether the event is still news; groups contain only recent events
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

    private static final Duration RECENT = Duration.ofDays(7);
    private static final long BUNDLE_SECONDS = 600;

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
        return time.isAfter(now.minus(RECENT));
    }

    /** Returns the key of a grouped notification: one per run, or one per ten minutes for other batches. */
    static String bundle(@Nullable Long run, Instant now) {
        return run != null
                ? "run " + run
                : "since " + Instant.ofEpochSecond(now.getEpochSecond() / BUNDLE_SECONDS * BUNDLE_SECONDS);
    }

    /** Uses CuraGenesis's id, because CuraSync's id changes on a merge. */
    private static String key(PracticeState state) {
        return "practice " + id(state);
    }

    private static String id(PracticeState state) {
        return String.valueOf(state.userId() != null ? state.userId() : state.practiceId());
    }
}
