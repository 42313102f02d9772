package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of a {@link PracticePage}, valid or invalid. */
public sealed interface PageRow {

    /**
     * A row in which all fields are valid.
     *
     * @param salesRep name of the rep; "" if the practice has no rep
     */
    record Valid(
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
     * A row with an invalid field.
     *
     * @param key the practice id if it is readable, otherwise a digest of the row
     * @param reason the reason, for people
     * @param raw the row as JSON, truncated if very long
     */
    record Invalid(String key, String reason, String raw) implements PageRow {}
}
