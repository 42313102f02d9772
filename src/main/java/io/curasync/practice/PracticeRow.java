package io.curasync.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practice with the values that lists, exports and the API display. At least one of practice id and user id is present.
 *
 * @param id CuraSync's id of the practice
 * @param npi the National Provider Identifier; {@code null} if unknown
 * @param salesRep name of the rep according to CuraGenesis; {@code null} if unknown
 * @param rep email of the rep in CuraSync; {@code null} if unmatched
 * @param repName name of the rep in CuraSync; {@code null} if unmatched
 * @param totalOrders CuraGenesis's own total as of a time, plus the known orders placed after that time
 * @param activatedAt time at which CuraGenesis activated the practice; {@code null} if not activated
 * @param lastOrderAt time of the last order; {@code null} if no order with a known date exists
 * @param seenAt time as of which a sync last received a valid row about the practice; {@code null} if no sync has received one
 * @param missingSince time at which a full sync marked the practice as missing; {@code null} if not missing
 * @param dormancy figures about a dormant practice; {@code null} if the practice is not dormant
 * @param submission id of the submission from which the practice was created; {@code null} if it was not created here
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
        @Nullable Dormancy dormancy,
        @Nullable Long submission) {

    /**
     * Figures about a dormant practice.
     *
     * @param since the day (UTC) on which the practice became dormant
     * @param lastOrderAt time at which the last known order was placed
     * @param usualInterval average time between the known orders of the practice
     */
    public record Dormancy(LocalDate since, Instant lastOrderAt, Duration usualInterval) {}

    /**
     * Returns the display name. This is the name if it is known, otherwise the practice id or the user id. Most practices have no name,
     * because CuraGenesis sends none.
     */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }

    /**
     * Returns the name of the rep in CuraSync if there is one, otherwise the name according to CuraGenesis. Returns an empty string if both
     * are unknown.
     */
    public String repLabel() {
        return repName != null ? repName : salesRep == null ? "" : salesRep;
    }

    /** Returns whether the practice has orders, but none with a known date. This is common, because a sync reports only totals. */
    public boolean hasUndatedOrders() {
        return lastOrderAt == null && totalOrders > 0;
    }

    /** Returns whether the practice was created from a submission. */
    public boolean createdHere() {
        return submission != null;
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
