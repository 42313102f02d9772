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
 * One fact about a practice, what it changed or why it did not.
 *
 * @param practice CuraSync's id of the practice
 * @param label what to call the practice
 * @param fact the kind of fact, as the ledger names it
 * @param sourceId the inbox event or the sync run that brought it
 * @param sourceAt the source's own time, if it told one
 */
public record TimelineEntry(
        long id,
        long practice,
        String label,
        String fact,
        Source door,
        @Nullable Long sourceId,
        @Nullable Instant sourceAt,
        Instant receivedAt,
        FactOutcome outcome,
        Detail detail) {

    private static final BrowserTime UTC = new BrowserTime(ZoneOffset.UTC);

    /** An order received later than this after it was placed has not just happened. */
    private static final Duration LATE = Duration.ofDays(1);

    /**
     * @param changes a field's value before and after
     * @param counted whether an order raised the shown total, or was in it already
     * @param told what a stale fact said
     * @param reason why it changed nothing
     */
    public record Detail(
            @Nullable Map<String, List<@Nullable Object>> changes,
            @Nullable String orderId,
            @Nullable BigDecimal amount,
            @Nullable Instant placedAt,
            @Nullable Boolean counted,
            @Nullable Map<String, @Nullable Object> told,
            @Nullable String reason) {

        boolean changes(String field) {
            return changes != null && changes.containsKey(field);
        }
    }

    /** What it was, as people see it. */
    public enum Kind {
        ORDER,
        ACTIVATION,
        ENROLLMENT,
        CHANGE,
        /** By hand, in CuraSync. */
        PEOPLE,
        STALE,
        /** Not found upstream any more, or found again. */
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
        if (door == Source.PEOPLE) {
            return Kind.PEOPLE;
        }
        if (detail.changes("missingSince")) {
            return Kind.MISSING;
        }
        return detail.changes("activatedAt") ? Kind.ACTIVATION : Kind.CHANGE;
    }

    /** When the order was placed, if that was more than a day before it was received; else null. */
    public @Nullable Instant placedLongBefore() {
        Instant placedAt = detail.placedAt();
        return placedAt != null && placedAt.isBefore(receivedAt.minus(LATE)) ? placedAt : null;
    }

    /** What happened, in a few words. */
    public String headline() {
        return TimelineLabels.headline(this);
    }

    /** What it changed, or why it did not, with days in UTC; "" if there is nothing to add. */
    public String explanation() {
        return explanation(UTC);
    }

    /** As {@link #explanation()}, without when an order was placed: for a list that shows it beside. */
    public String effect() {
        return TimelineLabels.effect(this, UTC);
    }

    /** @param zone of the days in it */
    public String explanation(BrowserTime zone) {
        return TimelineLabels.explanation(this, zone);
    }
}
