package io.curasync.webhook.ingest;

import java.util.stream.IntStream;

/**
 * Assigns events to partitions. The partition depends on the user id, or on the practice id if the event has no user id. Workers lock a
 * partition before they claim its events, so only one worker of all instances applies events of a partition at a time. Therefore, events
 * with the same id are applied in order of receipt, except for retried, waiting and replayed events. Events of different partitions can be
 * applied in parallel.
 */
public final class Partition {

    /** Number of partitions. This is also the maximum number of workers that can claim events at the same time. */
    public static final int COUNT = 8;

    private Partition() {}

    /**
     * Returns the partition of an event. Returns 0 if the event has neither a user id nor a practice id; the order of events without an id
     * does not matter.
     */
    static int of(EventIds ids) {
        String id = ids.userId() == null ? ids.practiceId() : ids.userId();
        return id == null ? 0 : Math.floorMod(id.hashCode(), COUNT);
    }

    /**
     * Returns the partitions whose events a worker applies.
     *
     * @param worker index of the worker in its instance, counted from 0
     * @param workers number of workers of the instance
     */
    public static int[] ofWorker(int worker, int workers) {
        return IntStream.range(0, COUNT)
                .filter(partition -> partition % workers == worker)
                .toArray();
    }
}
