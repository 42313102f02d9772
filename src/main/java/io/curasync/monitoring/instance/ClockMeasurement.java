package io.curasync.monitoring.instance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Comparison of this machine's clock with PostgreSQL's clock.
 *
 * @param offset this machine's clock minus PostgreSQL's clock; the error is at most half the round trip
 * @param roundTrip duration of the query that read PostgreSQL's clock
 */
record ClockMeasurement(Duration offset, Duration roundTrip) {

    /**
     * Measures once. Assumes that PostgreSQL reads its clock after half of the round trip.
     *
     * @param database reads PostgreSQL's clock
     */
    static ClockMeasurement take(InstantSource clock, Supplier<Instant> database) {
        Instant before = clock.instant();
        long began = System.nanoTime();
        Instant remote = database.get();
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - began);
        return new ClockMeasurement(Duration.between(remote, before.plus(roundTrip.dividedBy(2))), roundTrip);
    }

    /** Measures the given number of times. Returns the measurement with the shortest round trip, which is the most precise one. */
    static ClockMeasurement best(int times, InstantSource clock, Supplier<Instant> database) {
        ClockMeasurement best = take(clock, database);
        for (int i = 1; i < times; i++) {
            ClockMeasurement next = take(clock, database);
            best = next.roundTrip().compareTo(best.roundTrip()) < 0 ? next : best;
        }
        return best;
    }
}
