package io.curasync.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice at CuraGenesis, without its orders.
 *
 * @param number starts at 1; determines both ids
 * @param salesRep "" for a practice without a rep
 */
record SimulatedPractice(
        int number,
        @Nullable String curaIntakeId,
        @Nullable String specialty,
        String state,
        String salesRep,
        @Nullable Instant activatedAt) {

    String practiceId() {
        return "prac_%08d".formatted(number);
    }

    String userId() {
        return "user_%08d".formatted(number);
    }

    boolean activeAt(Instant time) {
        return activatedAt != null && !activatedAt.isAfter(time);
    }

    SimulatedPractice activated(Instant at) {
        return new SimulatedPractice(number, curaIntakeId, specialty, state, salesRep, at);
    }

    SimulatedPractice changed(@Nullable String newSpecialty, String newSalesRep) {
        return new SimulatedPractice(number, curaIntakeId, newSpecialty, state, newSalesRep, activatedAt);
    }
}
