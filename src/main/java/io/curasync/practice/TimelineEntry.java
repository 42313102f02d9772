package io.curasync.practice;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Source;
import io.curasync.ledger.note.PeopleTimeline;
import io.curasync.ui.BrowserTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline of a practice. It contains a fact, and either the effect of the fact or the reason why the fact had no effect.
 *
 * @param id id of the entry; a later entry has a higher id
 * @param practice CuraSync's id of the practice
 * @param label display name of the practice: the name if it is known, otherwise the practice id or the user id
 * @param fact name of the fact, such as {@code practice.seen}
 * @param source channel of the fact
 * @param sourceId id of the inbox event, of the sync run, or of the user who made the change; {@code null} if unknown
 * @param by name of the user who made the change; {@code null} if the channel is not {@link Source#PEOPLE}
 * @param sourceAt time of the fact according to CuraGenesis; {@code null} if not reported
 * @param receivedAt time at which CuraSync received the fact, or at which the user made the change
 * @param outcome effect of the fact on the practice
 * @param detail details that depend on the kind of fact
 */
public record TimelineEntry(
        long id,
        long practice,
        String label,
        String fact,
        Source source,
        @Nullable Long sourceId,
        @Nullable String by,
        @Nullable Instant sourceAt,
        Instant receivedAt,
        FactOutcome outcome,
        Detail detail) {

    private static final BrowserTime UTC = new BrowserTime(ZoneOffset.UTC);

    /** Minimum time between the placement and the receipt of an order for which the time of placement is displayed. */
    private static final Duration LATE = Duration.ofDays(1);

    /**
     * Details that depend on the kind of fact. A component that does not apply is {@code null}.
     *
     * @param changes value before and value after the change, by field
     * @param orderId id of the order in CuraGenesis
     * @param amount amount of the order in dollars
     * @param placedAt time at which the order was placed
     * @param counted whether the order increased the total orders of the practice; false if CuraGenesis's total already included the order
     * @param staleValues the values of a stale fact, by field
     * @param reason the reason for the change, or the reason why the fact had no effect
     * @param note text of a note, which may have several lines
     * @param editedAt time at which the author last edited the note; {@code null} if never
     */
    public record Detail(
            @Nullable Map<String, List<@Nullable Object>> changes,
            @Nullable String orderId,
            @Nullable BigDecimal amount,
            @Nullable Instant placedAt,
            @Nullable Boolean counted,
            @Nullable Map<String, @Nullable Object> staleValues,
            @Nullable String reason,
            @Nullable String note,
            @Nullable Instant editedAt) {

        boolean changes(String field) {
            return changes != null && changes.containsKey(field);
        }
    }

    /** The kind of an entry, as shown on the screen. */
    public enum Kind {
        ORDER,
        NOTE,
        /** The next step was set, changed, done, dropped or reopened. */
        NEXT_STEP,
        ACTIVATION,
        ENROLLMENT,
        /** A webhook or a sync changed the practice. */
        CHANGE,
        /** A person changed the practice in CuraSync. */
        PEOPLE,
        /** A fact that is older than the known state and had no effect. */
        STALE,
        /** A full sync marked the practice as missing, or a sync found a missing practice again. */
        MISSING,
        /** A fact that changed nothing. */
        SEEN
    }

    /** Derives the kind of the entry from its fact, outcome, source and details. */
    public Kind kind() {
        if (fact.equals(PeopleTimeline.NOTE_ADDED)) {
            return Kind.NOTE;
        }
        if (fact.startsWith(PeopleTimeline.NEXT_STEP)) {
            return Kind.NEXT_STEP;
        }
        if (outcome == FactOutcome.STALE) {
            return Kind.STALE;
        }
        if (detail.orderId() != null) {
            return Kind.ORDER;
        }
        if (outcome == FactOutcome.CREATED) {
            return Kind.ENROLLMENT;
        }
        if (outcome == FactOutcome.UNCHANGED) {
            return Kind.SEEN;
        }
        if (source == Source.PEOPLE) {
            return Kind.PEOPLE;
        }
        if (detail.changes("missingSince")) {
            return Kind.MISSING;
        }
        return detail.changes("activatedAt") ? Kind.ACTIVATION : Kind.CHANGE;
    }

    /**
     * Returns the time at which the order was placed, if CuraSync received the order more than a day later. Otherwise, returns
     * {@code null}.
     */
    public @Nullable Instant placedLongBefore() {
        Instant placedAt = detail.placedAt();
        return placedAt != null && placedAt.isBefore(receivedAt.minus(LATE)) ? placedAt : null;
    }

    /** Returns the title of the entry. */
    public String headline() {
        return TimelineLabels.headline(this);
    }

    /**
     * Returns the details of the entry, which are the effect of the fact and the reason, if there is one. Formats days in UTC. Returns an
     * empty string if there are no details.
     */
    public String explanation() {
        return explanation(UTC);
    }

    /**
     * Returns the text of {@link #explanation()} without the time at which an order was placed, for lists that display this time
     * separately.
     */
    public String effect() {
        return TimelineLabels.effect(this, UTC);
    }

    /** Returns the text of {@link #explanation()} with days in the given time zone. */
    public String explanation(BrowserTime zone) {
        return TimelineLabels.explanation(this, zone);
    }
}
