package io.curasync.practice;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Source;
import io.curasync.ui.BrowserTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the timeline: a fact about a practice, with its effect or the reason why it had none.
 *
 * @param practice CuraSync's id of the practice
 * @param label display name of the practice
 * @param fact name of the kind of fact in the ledger
 * @param sourceId id of the inbox event or the sync run; null for other sources
 * @param sourceAt the source's own time; null if not reported
 */
public record TimelineEntry(
        long id,
        long practice,
        String label,
        String fact,
        Source source,
        @Nullable Long sourceId,
        @Nullable Instant sourceAt,
        Instant receivedAt,
        FactOutcome outcome,
        Detail detail) {

    private static final BrowserTime UTC = new BrowserTime(ZoneOffset.UTC);

    /** Maximum time between the placement and the receipt of a recent order. */
    private static final Duration LATE = Duration.ofDays(1);

    /**
     * Details that depend on the kind of fact.
     *
     * @param changes value before and after, by field; null if nothing changed
     * @param counted whether the order increased the displayed total; false if the total already included it
     * @param staleValues the values of a stale fact
     * @param reason the reason why the fact had no effect
     */
    public record Detail(
            @Nullable Map<String, List<@Nullable Object>> changes,
            @Nullable String orderId,
            @Nullable BigDecimal amount,
            @Nullable Instant placedAt,
            @Nullable Boolean counted,
            @Nullable Map<String, @Nullable Object> staleValues,
            @Nullable String reason) {

        boolean changes(String field) {
            return changes != null && changes.containsKey(field);
        }
    }

    /** The kind of an entry on the screen. */
    public enum Kind {
        ORDER,
        ACTIVATION,
        ENROLLMENT,
        CHANGE,
        /** Changed by a person in CuraSync. */
        PEOPLE,
        /** Older than the known state, so without effect. */
        STALE,
        /** No longer found by a full sync, or found again. */
        MISSING,
        /** Received without any change. */
        SEEN
    }

    /** Returns the kind, derived from outcome, source and details. */
    public Kind kind() {
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
     * Returns the time of placement of an order that was placed more than a day before its receipt. Null for other
     * entries.
     */
    public @Nullable Instant placedLongBefore() {
        Instant placedAt = detail.placedAt();
        return placedAt != null && placedAt.isBefore(receivedAt.minus(LATE)) ? placedAt : null;
    }

    /** Returns the title of the entry. */
    public String headline() {
        return TimelineLabels.headline(this);
    }

    /** Returns the effect, or the reason why there was none. Days are in UTC. Empty if the title says everything. */
    public String explanation() {
        return explanation(UTC);
    }

    /** Returns the explanation without the time of placement, for lists that display that time separately. */
    public String effect() {
        return TimelineLabels.effect(this, UTC);
    }

    /** Returns the explanation with days in the given time zone. */
    public String explanation(BrowserTime zone) {
        return TimelineLabels.explanation(this, zone);
    }
}
