package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of a {@link PracticePage}, either {@link Valid} or {@link Invalid}. */
public sealed interface PageRow {

    /** Returns the row as JSON. The text may contain secrets and characters that PostgreSQL cannot store. */
    String raw();

    /**
     * A row in which all required fields are present, and all fields that CuraSync reads are valid.
     *
     * @param state two-letter code of a US state or territory, or any other text; null if the row has none
     * @param activatedAt time at which CuraGenesis activated the practice; null if the row has none
     * @param salesRep name of the rep; "" if the practice has no rep
     * @param json the whole row, including fields that CuraSync does not read; formatted only on demand, because few rows are quarantined
     */
    record Valid(
            String practiceId,
            String userId,
            @Nullable String curaIntakeId,
            @Nullable String specialty,
            @Nullable String state,
            @Nullable Instant activatedAt,
            int totalOrders,
            String salesRep,
            JsonNode json)
            implements PageRow {

        @Override
        public String raw() {
            return json.toString();
        }
    }

    /**
     * A row that cannot be read, because it is not a JSON object or a field is missing or invalid.
     *
     * @param key key of the row in quarantine; contains the practice id, or the user id if the practice id is invalid, or a digest of the
     *     row if both are invalid
     * @param practiceId the readable part of the practice id, by which the practice may be identified; null if there is none
     * @param userId the readable part of the user id; null if there is none
     * @param reason the first fault that was found, shown to users
     * @param raw the row as JSON
     */
    record Invalid(
            String key,
            @Nullable String practiceId,
            @Nullable String userId,
            String reason,
            String raw) implements PageRow {}
}
