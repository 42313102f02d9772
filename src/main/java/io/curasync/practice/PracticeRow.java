package io.curasync.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practice as lists show it. At least one of the two ids of CuraGenesis is there.
 *
 * @param id CuraSync's own
 * @param npi the National Provider Identifier, if anybody told it
 * @param salesRep as CuraGenesis writes it
 * @param rep the owner's email; null: unmatched
 * @param lastOrderAt null if it has no order, or none whose date is known
 * @param seenAt when a sync last saw it whole
 * @param dormancy null if it orders as often as it used to
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
     * A practice that has stopped ordering.
     *
     * @param since the day (UTC) from which it counts as dormant
     * @param usual the average time from one order to the next
     */
    public record Dormancy(LocalDate since, Instant lastOrderAt, Duration usual) {}

    /** What to call it: CuraGenesis sends no names, so mostly its id. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }

    /** The rep's own name, else the one that CuraGenesis writes; "" when there is neither. */
    public String repLabel() {
        return repName != null ? repName : salesRep == null ? "" : salesRep;
    }

    /** Whether it has ordered, but nobody knows when: a sync brings totals only. */
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
