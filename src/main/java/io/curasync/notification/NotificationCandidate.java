package io.curasync.notification;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.PracticeState;
import io.curasync.practice.nextstep.DueLabels;
import io.curasync.practice.nextstep.NextStepsDue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event about a practice that may become a notification.
 *
 * @param key identifies the event; an event that is reported again has the same key
 * @param item the order id; for other events, CuraGenesis's id of the practice: the user id, or the practice id if the user id is
 *     unknown
 * @param practice CuraSync's id of the practice
 * @param ownerId id of the assigned rep; {@code null} if the practice has none
 * @param detail depends on the event. Order: its id. Next step: its text and, on a second line, its due day. Unmatched practice:
 *     the rep name from CuraGenesis. Dormant practice: its usual interval. Activation: {@code null}.
 * @param amount amount of the order in dollars; {@code null} if unknown or if the event is not about an order
 * @param happenedAt source time of the order or activation, or time of the last order of a dormant practice; {@code null} for an
 *     unmatched practice or a next step
 * @param recent whether the event may be part of a grouped notification. True for a dormancy, for an event without a source time,
 *     and for an event of the last seven days.
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

    /** Creates the candidate for a next step that is due or overdue on the given day. */
    static NotificationCandidate nextStep(NextStepsDue.Step step, LocalDate day) {
        return new NotificationCandidate(
                "step %s %s".formatted(step.practiceKey(), day),
                step.practiceKey(),
                step.practice(),
                step.ownerId(),
                step.text() + "\n" + DueLabels.of(step.dueOn(), day),
                null,
                null,
                true);
    }

    /**
     * Creates the candidate for a practice that has become dormant. The key of the event contains the time of the last order, so each
     * dormancy is a separate event.
     *
     * @param item CuraGenesis's id of the practice
     * @param interval the usual interval between orders, such as {@code every 7 days}
     */
    static NotificationCandidate dormant(
            String item, long practice, @Nullable Long ownerId, String interval, Instant lastOrderAt) {
        return new NotificationCandidate(
                "practice %s dormant since %s".formatted(item, lastOrderAt),
                item,
                practice,
                ownerId,
                interval,
                null,
                lastOrderAt,
                true);
    }

    static boolean isRecent(Instant time, Instant now) {
        return time.isAfter(now.minus(MAX_RECENT_AGE));
    }

    /**
     * Returns the event key of a grouped notification. There is one key per sync run. Events outside runs have one key per ten
     * minutes.
     */
    static String groupKey(@Nullable Long run, Instant now) {
        return run != null
                ? "run " + run
                : "since " + Instant.ofEpochSecond(now.getEpochSecond() / GROUP_SECONDS * GROUP_SECONDS);
    }

    /** Returns a key that contains CuraGenesis's id of the practice, because a merge of practices may change CuraSync's id. */
    private static String key(PracticeState state) {
        return "practice " + id(state);
    }

    private static String id(PracticeState state) {
        return String.valueOf(state.userId() != null ? state.userId() : state.practiceId());
    }
}
