package io.curasync.webhook.ingest;

import java.util.stream.IntStream;

/**
 * Assigns events to partitions. All events of a practice are in the same partition, and at most one worker of all instances processes
 * a partition at a time. So the events of a practice are applied in order, and those of different practices in parallel.
 */
public final class Partition {

    public static final int COUNT = 8;

    private Partition() {}

    /** Returns the partition of an event; 0 if the event names no practice, because its order does not matter. */
    static int of(EventIds ids) {
        String id = ids.userId() == null ? ids.practiceId() : ids.userId();
        return id == null ? 0 : Math.floorMod(id.hashCode(), COUNT);
    }

    /**
     * Returns the partitions of a worker.
     *
     * @param worker index of the worker in its instance, from 0
     * @param workers number of workers of the instance
     */
    public static int[] ofWorker(int worker, int workers) {
        return IntStream.range(0, COUNT)
                .filter(partition -> partition % workers == worker)
                .toArray();
    }
}
