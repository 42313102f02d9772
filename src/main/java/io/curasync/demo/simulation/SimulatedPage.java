package io.curasync.demo.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of the list of all practices, in the format of the partner API of CuraGenesis. */
record SimulatedPage(
        List<Map<String, @Nullable Object>> items, @Nullable String nextCursor) {

    static final int SIZE = 200;

    /** Interval between the numbers of practices whose rows have an additional, undocumented field. CuraSync must ignore the field. */
    private static final int UNDOCUMENTED_FIELD_INTERVAL = 37;

    static SimulatedPage of(SimulatedCuraGenesis world, int from, Instant asOf) {
        List<Map<String, @Nullable Object>> items = world.practices(from, SIZE).stream()
                .map(practice -> row(practice, world.total(practice.number(), asOf)))
                .toList();
        int next = from + SIZE;
        return new SimulatedPage(items, next < world.size() ? cursor(next) : null);
    }

    /** Returns the number of practices on the pages before the cursor; empty if the cursor is invalid. */
    static Optional<Integer> position(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Optional.of(Integer.parseInt(text)).filter(position -> position > 0 && position % SIZE == 0);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String cursor(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(position).getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<String, @Nullable Object> row(SimulatedPractice practice, int totalOrders) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        Instant activatedAt = practice.activatedAt();
        row.put("practiceId", practice.practiceId());
        row.put("userId", practice.userId());
        row.put("curaIntakeId", practice.curaIntakeId());
        row.put("specialty", practice.specialty());
        row.put("state", practice.state());
        if (activatedAt != null || practice.number() % 5 != 0) {
            row.put("activatedAt", activatedAt == null ? null : activatedAt.toEpochMilli());
            row.put("activatedAtIso", activatedAt == null ? null : activatedAt.toString());
        }
        row.put("totalOrders", totalOrders);
        row.put("salesRep", practice.salesRep());
        if (practice.number() % UNDOCUMENTED_FIELD_INTERVAL == 0) {
            row.put("onboardingTier", "B");
        }
        return row;
    }
}
