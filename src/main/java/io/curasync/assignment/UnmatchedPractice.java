package io.curasync.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice without a rep.
 *
 * @param id CuraSync's id of the practice
 * @param salesRep name of the rep in CuraGenesis, trimmed; "" if there is none
 * @param salesRepKey {@link io.curasync.account.RepNameNormalizer#key} of {@code salesRep}; "" if there is none
 * @param lastOrderAt time of the last order; null if the practice has no order
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

    /** Returns the display name. This is the name if it is known, otherwise the practice id or the user id. */
    public String label() {
        return name != null ? name : practiceId != null ? practiceId : String.valueOf(userId);
    }
}
