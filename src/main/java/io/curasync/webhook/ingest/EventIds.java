package io.curasync.webhook.ingest;

import io.curasync.curagenesis.JsonFields;
import io.curasync.webhook.processing.FactMapper;
import org.jspecify.annotations.Nullable;

/**
 * The ids in the data of an event. An absent or invalid id is null. An event with an invalid id is still stored. The event fails later,
 * when {@link FactMapper} validates the ids by the same rules.
 */
public record EventIds(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String orderId) {

    public static EventIds of(JsonFields data) {
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
