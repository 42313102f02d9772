package io.curasync.webhook;

import io.curasync.platform.NormalizedText;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Assigns events to partitions. Events of one practice share a partition, and at most one worker of all instances processes a
 * partition at a time. So a practice's events are applied in order, and different practices in parallel.
 */
final class Partition {

    static final int COUNT = 8;

    private Partition() {}

    /** Returns the partition for an event's data; 0 if it has neither id, because then its order does not matter. */
    static int of(JsonNode data) {
        JsonNode user = data.path("userId");
        JsonNode id = user.isString() ? user : data.path("practiceId");
        return id.isString() ? Math.floorMod(NormalizedText.of(id.stringValue()).hashCode(), COUNT) : 0;
    }

    /** Returns the partitions of one of an instance's workers. */
    static int[] shareOf(int worker, int workers) {
        return IntStream.range(0, COUNT)
                .filter(partition -> partition % workers == worker)
                .toArray();
    }
}
