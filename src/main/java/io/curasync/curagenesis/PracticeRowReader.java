package io.curasync.curagenesis;

import io.curasync.platform.Characters;
import io.curasync.platform.NormalizedText;
import io.curasync.platform.Printable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a row: as a whole or not at all. Unknown fields are kept out of the way. */
final class PracticeRowReader {

    private static final int LONGEST_RAW = 10_000;

    private PracticeRowReader() {}

    static PracticeRow read(JsonNode item, Instant now) {
        try {
            if (!item.isObject()) {
                throw new WireFields.Refusal("the row is not an object");
            }
            WireFields fields = new WireFields(item, now);
            Instant iso = fields.time("activatedAtIso");
            String salesRep = fields.text("salesRep");
            return new PracticeRow.Good(
                    fields.required("practiceId", fields.id("practiceId")),
                    fields.required("userId", fields.id("userId")),
                    emptyIsNone(fields.text("curaIntakeId")),
                    emptyIsNone(fields.text("specialty")),
                    fields.state("state"),
                    iso != null ? iso : fields.time("activatedAt"),
                    fields.required("totalOrders", fields.count("totalOrders")),
                    salesRep == null ? "" : salesRep);
        } catch (WireFields.Refusal e) {
            String raw = item.toString();
            return new PracticeRow.Bad(key(item, raw), String.valueOf(e.getMessage()), Printable.of(raw, LONGEST_RAW));
        }
    }

    private static String key(JsonNode item, String raw) {
        JsonNode id = item.path("practiceId");
        if (id.isString() && isReadable(id.stringValue())) {
            return NormalizedText.of(id.stringValue());
        }
        return "row-" + UUID.nameUUIDFromBytes(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Else different ids could become one key, and one row would take the other's place in quarantine. */
    private static boolean isReadable(String id) {
        return !id.isBlank() && Characters.count(id) <= Printable.LONGEST && Printable.isClean(id);
    }

    private static @Nullable String emptyIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
