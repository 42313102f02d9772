package io.curasync.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Applies each event to the simulation's state and appends it to the journal, under one lock. The event's time is also
 * read under the lock: once a time has passed, no more events are added before it, so totals as of that time are final.
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

    <E extends SimulatedEvent> E record(BiFunction<SimulatedCuraGenesis, Instant, E> generator) {
        lock.lock();
        try {
            E event = generator.apply(world, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            eventJournal.append(event);
            world.apply(event);
            return event;
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
