package io.curasync.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice without a rep.
 *
 * @param id id in CuraSync
 * @param salesRep name of the rep in CuraGenesis, trimmed; "" if there is none
 * @param firstSeenAt time at which CuraSync created the practice
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

    /** Returns the display name: the name, or an id if there is no name. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }
}
