package io.curasync.curagenesis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The two ways in which CuraGenesis writes a time. */
final class Times {

    private Times() {}

    /** Null when the node is neither; to the microsecond, as PostgreSQL keeps it. */
    static @Nullable Instant read(JsonNode node) {
        try {
            if (node.isString()) {
                return OffsetDateTime.parse(node.stringValue()).toInstant().truncatedTo(ChronoUnit.MICROS);
            }
            return node.isIntegralNumber() && node.canConvertToLong() ? Instant.ofEpochMilli(node.longValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
