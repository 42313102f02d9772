package io.curasync.notification;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.PracticeState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about a practice that somebody may be told.
 *
 * @param key the same however often the event is told
 * @param item CuraGenesis's id of the order, or of the practice if it is about that
 * @param ownerId whose practice it is; null: nobody's
 * @param recent whether it is news still: in bulk only such are told
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

    private static final Duration NEWS = Duration.ofDays(7);
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
        return time.isAfter(now.minus(NEWS));
    }

    /** The key of a notification that tells of many: one a run, else one every ten minutes, however many batches come. */
    static String bundle(@Nullable Long run, Instant now) {
        return run != null
                ? "run " + run
                : "since " + Instant.ofEpochSecond(now.getEpochSecond() / BUNDLE_SECONDS * BUNDLE_SECONDS);
    }

    /** By CuraGenesis's id: CuraSync's own is another one after a merge. */
    private static String key(PracticeState state) {
        return "practice " + id(state);
    }

    private static String id(PracticeState state) {
        return String.valueOf(state.userId() != null ? state.userId() : state.practiceId());
    }
}
