package io.curasync.webhook.ingest;

import io.curasync.curagenesis.JsonFields;
import io.curasync.platform.text.ByteOrderMark;
import io.curasync.platform.text.TextSanitizer;
import io.curasync.webhook.EventType;
import io.curasync.webhook.WebhookJsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Parses a signed body and validates its structure. Reads only the values that are stored as columns: the event type, the ids and the
 * deduplication key.
 */
@Component
public class DeliveryParser {

    private final WebhookJsonParser json;

    public DeliveryParser(WebhookJsonParser json) {
        this.json = json;
    }

    /** Thrown if a body is not a valid event. Sending the body again does not help. The message is part of the response to the sender. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * Parses a body.
     *
     * @param webhookId signed {@code webhook-id}; null if the signature covers no id
     * @param signedAt signed timestamp; null if the signature covers no timestamp
     * @throws UnreadableException if the body is not UTF-8 or not JSON, or has no event type or no data object
     */
    public Delivery parse(byte[] body, @Nullable String webhookId, @Nullable Instant signedAt)
            throws UnreadableException {
        String text = decode(body);
        JsonNode root;
        try {
            root = json.tree(text);
        } catch (JacksonException e) {
            throw new UnreadableException("The body is not JSON: " + e.getOriginalMessage());
        }
        if (!root.path("event").isString()) {
            throw new UnreadableException("The body has no event field that names its type");
        }
        if (!root.path("data").isObject()) {
            throw new UnreadableException("The body has no data object");
        }
        String event = root.path("event").stringValue();
        EventIds ids = EventIds.of(new JsonFields(root.path("data"), Instant.now()));
        return new Delivery(
                EventType.of(event) == null ? TextSanitizer.of(event) : event,
                ids,
                DedupeKey.of(webhookId, event, root),
                text,
                Partition.of(ids),
                signedAt);
    }

    /** Decodes UTF-8 and removes a byte order mark, which JSON does not allow. */
    private static String decode(byte[] body) throws UnreadableException {
        try {
            return ByteOrderMark.strip(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new UnreadableException("The body is not JSON: it is not UTF-8");
        }
    }
}
