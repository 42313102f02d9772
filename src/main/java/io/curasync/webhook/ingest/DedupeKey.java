package io.curasync.webhook.ingest;

import io.curasync.curagenesis.JsonFields;
import io.curasync.platform.Sha256;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.webhook.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Computes the deduplication key of an event. Uses the first present value of the following: the signed {@code webhook-id} header, {@code
 * id} in the body, {@code eventId} in the body, the natural key of the event. The natural key of an order is its order id. The natural key
 * of an activation consists of the id of the practice and the time of the activation. Other events have no natural key.
 */
public final class DedupeKey {

    private DedupeKey() {}

    /**
     * Returns the key; null if the event has no key and is therefore never a duplicate.
     *
     * @param webhookId the {@code webhook-id} header if the signature covers it; otherwise null, because an unsigned id could be forged
     * @param event the event type
     * @param root the parsed body
     */
    static @Nullable String of(@Nullable String webhookId, String event, JsonNode root) {
        if (webhookId != null && !webhookId.isBlank()) {
            return key("id", webhookId);
        }
        for (String field : new String[] {"id", "eventId"}) {
            JsonNode id = root.path(field);
            if (id.isIntegralNumber() || (id.isString() && !id.stringValue().isBlank())) {
                return key("id", id.asString());
            }
        }
        JsonNode data = root.path("data");
        return switch (EventType.of(event)) {
            case ORDER_PLACED -> naturalKey("order", data.path("orderId"));
            case PRACTICE_ACTIVATED -> {
                JsonNode practice = data.path("practiceId").isString() ? data.path("practiceId") : data.path("userId");
                String first = naturalKey("activated", practice);
                String at = activationTime(data);
                yield first == null || at == null ? null : key(first, at);
            }
            case PRACTICE_CREATED, PRACTICE_UPDATED -> null;
            case null -> null;
        };
    }

    /**
     * Returns {@code activatedAt} as ISO 8601 in UTC, so that all notations of a time result in the same key. An invalid text or
     * integer is returned unchanged. Returns null if the field is absent, blank, or neither text nor an integer.
     */
    private static @Nullable String activationTime(JsonNode data) {
        try {
            Instant at = new JsonFields(data, Instant.now()).time("activatedAt");
            return at == null ? null : at.toString();
        } catch (JsonFields.InvalidFieldException e) {
            JsonNode at = data.path("activatedAt");
            return at.isString() || at.isIntegralNumber() ? at.asString() : null;
        }
    }

    private static @Nullable String naturalKey(String kind, JsonNode value) {
        return value.isString() && !value.stringValue().isBlank() ? key(kind, value.stringValue()) : null;
    }

    /**
     * Returns a key that consists of the kind and the value. The key contains a hash instead of the value if the value is longer than
     * {@link TextSanitizer#MAX_LENGTH}, because long values do not fit into an index. The same applies to a value with control characters
     * or unpaired surrogates, because PostgreSQL cannot store some of them.
     */
    private static String key(String kind, String raw) {
        String value = NormalizedText.of(raw);
        return value.length() <= TextSanitizer.MAX_LENGTH && TextSanitizer.isClean(value)
                ? kind + ":" + value
                : kind + "#" + Sha256.hex(value.getBytes(StandardCharsets.UTF_16BE));
    }
}
