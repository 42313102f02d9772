package io.curasync.webhook;

import io.curasync.platform.NormalizedText;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Events of one practice share a lane, and one worker at a time, of all instances, works on a lane: so they are applied in
 * order, while other practices' events are applied beside them.
 */
final class Partition {

    static final int COUNT = 8;

    private Partition() {}

    /** Of an event's data. An event that tells neither id is alone in its troubles: any lane will do. */
    static int of(JsonNode data) {
        JsonNode user = data.path("userId");
        JsonNode id = user.isString() ? user : data.path("practiceId");
        return id.isString() ? Math.floorMod(NormalizedText.of(id.stringValue()).hashCode(), COUNT) : 0;
    }

    /** Those that one of several workers of an instance takes. */
    static int[] shareOf(int worker, int workers) {
        return IntStream.range(0, COUNT)
                .filter(lane -> lane % workers == worker)
                .toArray();
    }
}
