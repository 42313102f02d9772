package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a page. */
public sealed interface PageRow {

    /**
     * A row that was understood.
     *
     * @param salesRep "" for a practice without a rep
     */
    record Good(
            String practiceId,
            String userId,
            @Nullable String curaIntakeId,
            @Nullable String specialty,
            @Nullable String state,
            @Nullable Instant activatedAt,
            int totalOrders,
            String salesRep)
            implements PageRow {}

    /**
     * A row of nonsense among good ones.
     *
     * @param key the practice's id where it is readable, else a digest of the row
     * @param raw the row as JSON
     */
    record Bad(String key, String reason, String raw) implements PageRow {}
}
