package io.curasync.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The world and its journal in step. What happens gets its time here, under the lock, so that whoever reads the world
 * as of a past moment sees all that had happened by then.
 */
final class Chronicle {

    private final Journal journal;
    private final InstantSource clock;
    private final World world;
    private final ReentrantLock lock = new ReentrantLock();

    Chronicle(Journal journal, long seed, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        this.world = new World(seed, journal.epoch());
        journal.replay(world::apply);
    }

    <H extends Happening> H record(BiFunction<World, Instant, H> author) {
        lock.lock();
        try {
            H happening = author.apply(world, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            journal.append(happening);
            world.apply(happening);
            return happening;
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Function<World, T> reader) {
        lock.lock();
        try {
            return reader.apply(world);
        } finally {
            lock.unlock();
        }
    }
}
