package io.curasync.acceptance;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A practice at CuraGenesis. */
record SourcePractice(
        String practiceId,
        String userId,
        @Nullable String state,
        @Nullable String specialty,
        @Nullable Instant activatedAt,
        int totalOrders,
        String salesRep) {

    /**
     * Returns practice {@code n} of a fixed population: 20 states, 8 rep names including "", two of three practices active.
     */
    static SourcePractice number(int n) {
        String[] states = {
            "TX", "FL", "CA", "NY", "GA", "OH", "NC", "PA", "IL", "AZ", "NV", "WA", "OR", "CO", "TN", "MI", "NJ", "VA",
            "MA", "MO"
        };
        return new SourcePractice(
                "prac_%08d".formatted(n),
                "user_%08d".formatted(n),
                states[n % states.length],
                n % 5 == 0 ? null : "Wound Care",
                n % 3 == 0 ? null : Instant.parse("2025-10-09T08:53:20Z").plusSeconds(3600L * n),
                n % 17,
                n % 8 == 0 ? "" : "Rep Number " + n % 8);
    }

    SourcePractice withOrders(int total) {
        return new SourcePractice(practiceId, userId, state, specialty, activatedAt, total, salesRep);
    }

    SourcePractice withState(String name) {
        return new SourcePractice(practiceId, userId, name, specialty, activatedAt, totalOrders, salesRep);
    }

    SourcePractice withRep(String name) {
        return new SourcePractice(practiceId, userId, state, specialty, activatedAt, totalOrders, name);
    }

    /** Returns the practice as a row of a page. */
    Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new TreeMap<>();
        row.put("practiceId", practiceId);
        row.put("userId", userId);
        row.put("curaIntakeId", null);
        row.put("specialty", specialty);
        row.put("state", state);
        row.put("activatedAt", activatedAt == null ? null : activatedAt.toEpochMilli());
        row.put("activatedAtIso", activatedAt == null ? null : activatedAt.toString());
        row.put("totalOrders", totalOrders);
        row.put("salesRep", salesRep);
        row.put("aFieldOfTomorrow", Map.of("deep", true));
        return row;
    }
}
