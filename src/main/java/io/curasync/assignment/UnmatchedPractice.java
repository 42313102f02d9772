package io.curasync.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice that is nobody's.
 *
 * @param id CuraSync's own
 * @param salesRep as CuraGenesis writes it, without surplus blanks; "": it has none
 * @param firstSeenAt when it became known here
 */
public record UnmatchedPractice(
        long id,
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String state,
        @Nullable String specialty,
        String salesRep,
        String salesRepKey,
        int totalOrders,
        @Nullable Instant lastOrderAt,
        Instant firstSeenAt) {

    /** Its name, else an id. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }
}
