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
 * Computes the deduplication key of an event: the signed {@code webhook-id} header, else {@code id} or {@code eventId} in the body,
 * else the natural key of the event: the order id, or the practice and time of an activation.
 */
public final class DedupeKey {

    private DedupeKey() {}

    /**
     * Returns the key; null if the event has none and is therefore never a duplicate.
     *
     * @param webhookId the {@code webhook-id} header; null if the signature does not cover it, because an unsigned id could be forged
     * @param root the body
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
     * Returns {@code activatedAt} in a normal form, so that all notations of a time yield the same key. Returns invalid times unchanged;
     * null if there is no text or number.
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

    /** Returns a readable key, or a hash if the value is too long for an index or has characters that PostgreSQL cannot store. */
    private static String key(String kind, String raw) {
        String value = NormalizedText.of(raw);
        return value.length() <= TextSanitizer.MAX_LENGTH && TextSanitizer.isClean(value)
                ? kind + ":" + value
                : kind + "#" + Sha256.hex(value.getBytes(StandardCharsets.UTF_16BE));
    }
}
