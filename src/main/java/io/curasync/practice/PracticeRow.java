package io.curasync.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practice as lists show it. At least one of the two CuraGenesis ids is present.
 *
 * @param id CuraSync's id
 * @param npi the National Provider Identifier, if known
 * @param salesRep the rep name from CuraGenesis
 * @param rep the rep's email; {@code null} if unmatched
 * @param lastOrderAt {@code null} if it has no order with a known date
 * @param seenAt time of the last sync that returned the complete practice
 * @param dormancy {@code null} if not dormant
 */
public record PracticeRow(
        long id,
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String npi,
        @Nullable String state,
        @Nullable String specialty,
        @Nullable String salesRep,
        @Nullable String rep,
        @Nullable String repName,
        int totalOrders,
        @Nullable Instant activatedAt,
        @Nullable Instant lastOrderAt,
        @Nullable Instant seenAt,
        @Nullable Instant missingSince,
        Instant changedAt,
        @Nullable Dormancy dormancy) {

    /**
     * The dormancy of a practice.
     *
     * @param since the day (UTC) on which it became dormant
     * @param usualInterval the average time between orders
     */
    public record Dormancy(LocalDate since, Instant lastOrderAt, Duration usualInterval) {}

    /** Returns the display name: mostly an id, since CuraGenesis sends no names. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }

    /** Returns the rep's name, or else the name from CuraGenesis; empty if there is neither. */
    public String repLabel() {
        return repName != null ? repName : salesRep == null ? "" : salesRep;
    }

    /** Whether the practice has orders, but none with a known date: a sync only reports totals. */
    public boolean hasUndatedOrders() {
        return lastOrderAt == null && totalOrders > 0;
    }

    public boolean active() {
        return activatedAt != null;
    }

    public PracticeStatus status() {
        if (missingSince != null) {
            return PracticeStatus.MISSING;
        }
        if (dormancy != null) {
            return PracticeStatus.DORMANT;
        }
        return active() ? PracticeStatus.ACTIVE : PracticeStatus.ENROLLED;
    }
}
