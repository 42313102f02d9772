package io.curasync.demo.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Access to the simulated state under a lock. Adds each new event to the journal and to the state. The time of the event is read while the
 * lock is held. Therefore, no event with an earlier time can be added later, and total orders as of a past time no longer change.
 */
public final class SimulationLog {

    private final EventJournal eventJournal;
    private final InstantSource clock;
    private final SimulatedCuraGenesis world;
    private final ReentrantLock lock = new ReentrantLock();

    public SimulationLog(EventJournal eventJournal, long seed, InstantSource clock) {
        this.eventJournal = eventJournal;
        this.clock = clock;
        this.world = new SimulatedCuraGenesis(seed, eventJournal.epoch());
        eventJournal.replay(world::apply);
    }

    public <E extends SimulatedEvent> E record(BiFunction<SimulatedCuraGenesis, Instant, E> generator) {
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

    public <T> T read(Function<SimulatedCuraGenesis, T> reader) {
        lock.lock();
        try {
            return reader.apply(world);
        } finally {
            lock.unlock();
        }
    }
}
