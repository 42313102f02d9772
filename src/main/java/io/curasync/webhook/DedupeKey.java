package io.curasync.webhook;

import io.curasync.curagenesis.JsonFields;
import io.curasync.platform.NormalizedText;
import io.curasync.platform.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What makes two deliveries the same event: the sender's signed {@code webhook-id}, else an {@code id} or {@code eventId} in
 * the body, else the natural key of the event.
 */
final class DedupeKey {

    private DedupeKey() {}

    /** @param webhookId only if the signature covers it: anybody could have changed it otherwise */
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
            case ORDER_PLACED -> natural("order", data.path("orderId"));
            case PRACTICE_ACTIVATED -> {
                JsonNode practice = data.path("practiceId").isString() ? data.path("practiceId") : data.path("userId");
                String first = natural("activated", practice);
                String at = moment(data);
                yield first == null || at == null ? null : key(first, at);
            }
            case PRACTICE_CREATED, PRACTICE_UPDATED -> null;
            case null -> null;
        };
    }

    /** The same for every way to write one moment; a text that is no time, as it is written. */
    private static @Nullable String moment(JsonNode data) {
        try {
            Instant at = new JsonFields(data, Instant.now()).time("activatedAt");
            return at == null ? null : at.toString();
        } catch (JsonFields.InvalidFieldException e) {
            JsonNode at = data.path("activatedAt");
            return at.isString() || at.isIntegralNumber() ? at.asString() : null;
        }
    }

    private static @Nullable String natural(String kind, JsonNode value) {
        return value.isString() && !value.stringValue().isBlank() ? key(kind, value.stringValue()) : null;
    }

    /** Readable where it can be, else a digest: a key must fit into an index and have nothing in it that cannot be kept. */
    private static String key(String kind, String written) {
        String value = NormalizedText.of(written);
        return value.length() <= TextSanitizer.MAX_LENGTH && TextSanitizer.isClean(value)
                ? kind + ":" + value
                : kind + "#" + digest(value);
    }

    private static String digest(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_16BE);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
