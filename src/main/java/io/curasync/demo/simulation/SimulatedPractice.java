package io.curasync.demo.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice of the simulated CuraGenesis, without its orders.
 *
 * @param number number of the practice, counted from 1; the practice id and the user id contain the number
 * @param curaIntakeId null if unknown
 * @param specialty null if unknown
 * @param salesRep name of the rep; "" for a practice without a rep
 * @param activatedAt null if the practice is not active
 */
public record SimulatedPractice(
        int number,
        @Nullable String curaIntakeId,
        @Nullable String specialty,
        String state,
        String salesRep,
        @Nullable Instant activatedAt) {

    public String practiceId() {
        return "prac_%08d".formatted(number);
    }

    String userId() {
        return "user_%08d".formatted(number);
    }

    public boolean activeAt(Instant time) {
        return activatedAt != null && !activatedAt.isAfter(time);
    }

    SimulatedPractice activated(Instant at) {
        return new SimulatedPractice(number, curaIntakeId, specialty, state, salesRep, at);
    }

    SimulatedPractice changed(@Nullable String newSpecialty, String newSalesRep) {
        return new SimulatedPractice(number, curaIntakeId, newSpecialty, state, newSalesRep, activatedAt);
    }
}
