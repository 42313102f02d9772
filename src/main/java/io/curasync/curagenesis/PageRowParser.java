package io.curasync.curagenesis;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.NullableText;
import io.curasync.platform.text.TextSanitizer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parses a row of a page. A missing required field or an invalid field makes the whole row invalid. Ignores unknown fields. */
final class PageRowParser {

    private PageRowParser() {}

    static PageRow read(JsonNode item, Instant now) {
        try {
            if (!item.isObject()) {
                throw new JsonFields.InvalidFieldException("the row is not an object");
            }
            JsonFields fields = new JsonFields(item, now);
            Instant iso = fields.time("activatedAtIso");
            String salesRep = fields.text("salesRep");
            return new PageRow.Valid(
                    fields.required("practiceId", fields.id("practiceId")),
                    fields.required("userId", fields.id("userId")),
                    NullableText.blankToNull(fields.text("curaIntakeId")),
                    NullableText.blankToNull(fields.text("specialty")),
                    fields.state("state"),
                    iso != null ? iso : fields.time("activatedAt"),
                    fields.required("totalOrders", fields.count("totalOrders")),
                    salesRep == null ? "" : salesRep,
                    item);
        } catch (JsonFields.InvalidFieldException e) {
            String raw = item.toString();
            return new PageRow.Invalid(
                    key(item, raw),
                    legibleId(item.path("practiceId")),
                    legibleId(item.path("userId")),
                    e.getMessage(),
                    raw);
        }
    }

    private static String key(JsonNode item, String raw) {
        JsonNode practiceId = item.path("practiceId");
        if (practiceId.isString() && isReadable(practiceId.stringValue())) {
            return NormalizedText.of(practiceId.stringValue());
        }
        JsonNode userId = item.path("userId");
        if (userId.isString() && isReadable(userId.stringValue())) {
            return "user " + NormalizedText.of(userId.stringValue());
        }
        return "row-" + UUID.nameUUIDFromBytes(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * Returns whether the id can be the key of an invalid row. An unreadable id is not sanitized or truncated to become a key. Otherwise,
     * two rows could have the same key, and one would replace the other in quarantine.
     */
    private static boolean isReadable(String id) {
        return !id.isBlank() && CodePoints.count(id) <= TextSanitizer.MAX_LENGTH && TextSanitizer.isClean(id);
    }

    /**
     * Returns the readable part of an id, by which the practice of an invalid row may be identified. Accepts numbers, and removes
     * characters that an id must not contain. Returns null if nothing remains, or if the id is too long.
     */
    private static @Nullable String legibleId(JsonNode id) {
        String text = id.isString() ? id.stringValue() : id.isIntegralNumber() ? id.asString() : "";
        String legible = NormalizedText.of(TextSanitizer.of(text, TextSanitizer.MAX_LENGTH + 1)
                .replace(String.valueOf(TextSanitizer.REPLACEMENT), ""));
        return legible.isEmpty() || CodePoints.count(text) > TextSanitizer.MAX_LENGTH ? null : legible;
    }
}
