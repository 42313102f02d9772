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
final class SimulationLog {

    private final EventJournal eventJournal;
    private final InstantSource clock;
    private final SimulatedCuraGenesis world;
    private final ReentrantLock lock = new ReentrantLock();

    SimulationLog(EventJournal eventJournal, long seed, InstantSource clock) {
        this.eventJournal = eventJournal;
        this.clock = clock;
        this.world = new SimulatedCuraGenesis(seed, eventJournal.epoch());
        eventJournal.replay(world::apply);
    }

    <H extends SimulatedEvent> H record(BiFunction<SimulatedCuraGenesis, Instant, H> author) {
        lock.lock();
        try {
            H happening = author.apply(world, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            eventJournal.append(happening);
            world.apply(happening);
            return happening;
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Function<SimulatedCuraGenesis, T> reader) {
        lock.lock();
        try {
            return reader.apply(world);
        } finally {
            lock.unlock();
        }
    }
}
