package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a page. */
public sealed interface PageRow {

    /**
     * A valid row.
     *
     * @param salesRep "" if the practice has no rep
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
     * An invalid row among valid ones.
     *
     * @param key the practice id if it is readable, otherwise a digest of the row
     * @param raw the row as JSON
     */
    record Bad(String key, String reason, String raw) implements PageRow {}
}
