package io.curasync.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practice with the values that lists display. At least one of the two CuraGenesis ids is present.
 *
 * @param id CuraSync's id
 * @param npi the National Provider Identifier; null if unknown
 * @param salesRep name of the rep according to CuraGenesis
 * @param rep email of the rep in CuraSync; null if unmatched
 * @param repName name of the rep in CuraSync; null if unmatched
 * @param lastOrderAt null if no order with a known date exists
 * @param seenAt time of the last sync that returned the complete practice; null if there was none
 * @param missingSince time of the full sync that no longer found the practice; null if not missing
 * @param dormancy null if not dormant
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
     * Details of a dormant practice.
     *
     * @param since the day (UTC) on which the practice became dormant
     * @param usualInterval the average time between its orders
     */
    public record Dormancy(LocalDate since, Instant lastOrderAt, Duration usualInterval) {}

    /** Returns the display name: the name, or else an id. It is usually an id, because CuraGenesis sends no names. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }

    /**
     * Returns the name of the rep in CuraSync, or else the name according to CuraGenesis. Empty if there is neither.
     */
    public String repLabel() {
        return repName != null ? repName : salesRep == null ? "" : salesRep;
    }

    /**
     * Returns whether the practice has orders, but none with a known date. This is common, because a sync reports only
     * totals.
     */
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
