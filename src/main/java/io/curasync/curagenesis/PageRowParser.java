package io.curasync.curagenesis;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.NormalizedText;
import io.curasync.platform.text.TextSanitizer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parses a row. If one field is invalid, the whole row is invalid. Ignores unknown fields. */
final class PageRowParser {

    private static final int MAX_RAW_LENGTH = 10_000;

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
                    blankToNull(fields.text("curaIntakeId")),
                    blankToNull(fields.text("specialty")),
                    fields.state("state"),
                    iso != null ? iso : fields.time("activatedAt"),
                    fields.required("totalOrders", fields.count("totalOrders")),
                    salesRep == null ? "" : salesRep);
        } catch (JsonFields.InvalidFieldException e) {
            String raw = item.toString();
            return new PageRow.Invalid(
                    key(item, raw), String.valueOf(e.getMessage()), TextSanitizer.of(raw, MAX_RAW_LENGTH));
        }
    }

    private static String key(JsonNode item, String raw) {
        JsonNode id = item.path("practiceId");
        if (id.isString() && isReadable(id.stringValue())) {
            return NormalizedText.of(id.stringValue());
        }
        return "row-" + UUID.nameUUIDFromBytes(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * Returns whether the id can be the key of an invalid row. Any other id would have to be sanitized or truncated. Different ids
     * could then have the same key, and one row would replace the other in quarantine.
     */
    private static boolean isReadable(String id) {
        return !id.isBlank() && CodePoints.count(id) <= TextSanitizer.MAX_LENGTH && TextSanitizer.isClean(id);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
