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
 * A fact about a practice, with its effect or the reason why it had none.
 *
 * @param practice CuraSync's id of the practice
 * @param label display name of the practice
 * @param fact the kind of fact, as the ledger names it
 * @param sourceId the inbox event or the sync run
 * @param sourceAt the source's own time; {@code null} if not reported
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

    /** An order received later than this after its placement does not count as recent. */
    private static final Duration LATE = Duration.ofDays(1);

    /**
     * @param changes value before and after, by field
     * @param counted whether an order raised the displayed total; {@code false} if it was already included
     * @param staleValues the values of a stale fact
     * @param reason why the fact had no effect
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

    /** The kind of entry that people see. */
    public enum Kind {
        ORDER,
        ACTIVATION,
        ENROLLMENT,
        CHANGE,
        /** Changed by a person in CuraSync. */
        PEOPLE,
        STALE,
        /** No longer found by a full sync, or found again. */
        MISSING,
        SEEN
    }

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

    /** Returns when the order was placed, if that was more than a day before its receipt; otherwise {@code null}. */
    public @Nullable Instant placedLongBefore() {
        Instant placedAt = detail.placedAt();
        return placedAt != null && placedAt.isBefore(receivedAt.minus(LATE)) ? placedAt : null;
    }

    /** Returns a short title. */
    public String headline() {
        return TimelineLabels.headline(this);
    }

    /** Returns the effect, or the reason for none, with days in UTC; empty if there is nothing to add. */
    public String explanation() {
        return explanation(UTC);
    }

    /** Like {@link #explanation()}, without the time of placement: for lists that show it separately. */
    public String effect() {
        return TimelineLabels.effect(this, UTC);
    }

    /** @param zone the time zone of displayed days */
    public String explanation(BrowserTime zone) {
        return TimelineLabels.explanation(this, zone);
    }
}
