package io.curasync.webhook.ingest;

import java.util.stream.IntStream;

/**
 * Assigns events to partitions. Events of one practice share a partition, and at most one worker of all instances processes a
 * partition at a time. So a practice's events are applied in order, and different practices in parallel.
 */
public final class Partition {

    public static final int COUNT = 8;

    private Partition() {}

    /** Returns the partition of an event; 0 if it names no practice, because then its order does not matter. */
    static int of(EventIds ids) {
        String id = ids.userId() == null ? ids.practiceId() : ids.userId();
        return id == null ? 0 : Math.floorMod(id.hashCode(), COUNT);
    }

    /** Returns the partitions of one of an instance's workers. */
    public static int[] shareOf(int worker, int workers) {
        return IntStream.range(0, COUNT)
                .filter(partition -> partition % workers == worker)
                .toArray();
    }
}
