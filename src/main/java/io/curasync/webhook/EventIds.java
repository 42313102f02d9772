package io.curasync.webhook;

import io.curasync.curagenesis.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * The ids that an event names in its data. An id that is absent or invalid is null. {@link FactMapper} applies the same rules, so
 * an event with an invalid id fails.
 */
record EventIds(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String orderId) {

    static EventIds of(JsonFields data) {
        return new EventIds(valid(data, "practiceId"), valid(data, "userId"), valid(data, "orderId"));
    }

    private static @Nullable String valid(JsonFields data, String field) {
        try {
            return data.id(field);
        } catch (JsonFields.InvalidFieldException e) {
            return null;
        }
    }
}
