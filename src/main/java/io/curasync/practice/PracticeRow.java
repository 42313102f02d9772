package io.curasync.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice as lists show it. At least one of the two ids of CuraGenesis is there.
 *
 * @param id CuraSync's own
 * @param npi the National Provider Identifier, if anybody told it
 * @param salesRep as CuraGenesis writes it
 * @param rep the owner's email; null: unmatched
 * @param seenAt when a sync last saw it whole
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
        Instant changedAt) {

    /** What to call it: CuraGenesis sends no names, so mostly its id. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }

    /** The rep's own name, else the one that CuraGenesis writes; "" when there is neither. */
    public String repLabel() {
        return repName != null ? repName : salesRep == null ? "" : salesRep;
    }

    public boolean active() {
        return activatedAt != null;
    }

    public PracticeStatus status() {
        return missingSince != null
                ? PracticeStatus.MISSING
                : active() ? PracticeStatus.ACTIVE : PracticeStatus.ENROLLED;
    }
}
