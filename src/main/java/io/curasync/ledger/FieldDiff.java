package io.curasync.ledger;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two states of a practice for the timeline. */
public final class FieldDiff {

    private FieldDiff() {}

    /**
     * Returns the changed fields by name, each with a list of two values: before and after. Ignores the owner, the rep key and
     * the creation time.
     *
     * @param before null if the practice is new. Its previous values are then null, except the rep name ("") and the total orders
     *     (0).
     */
    public static Map<String, Object> between(@Nullable PracticeState before, PracticeState after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        put(changes, "practiceId", before == null ? null : before.practiceId(), after.practiceId());
        put(changes, "userId", before == null ? null : before.userId(), after.userId());
        put(changes, "state", before == null ? null : before.state(), after.state());
        put(changes, "specialty", before == null ? null : before.specialty(), after.specialty());
        put(changes, "salesRep", before == null ? "" : before.salesRep(), after.salesRep());
        put(changes, "activatedAt", before == null ? null : before.activatedAt(), after.activatedAt());
        put(changes, "totalOrders", before == null ? 0 : before.totalOrders(), after.totalOrders());
        put(changes, "missingSince", before == null ? null : before.missingSince(), after.missingSince());
        return changes;
    }

    private static void put(
            Map<String, Object> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, Arrays.asList(before, after));
        }
    }
}
