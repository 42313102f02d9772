package io.curasync.demo;

import io.curasync.demo.SimulatedEvent.OrderPlaced;
import io.curasync.demo.SimulatedEvent.PracticeActivated;
import io.curasync.demo.SimulatedEvent.PracticeChanged;
import io.curasync.demo.SimulatedEvent.PracticeEnrolled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Generates random events, mostly orders. */
record EventGenerator(RandomGenerator random) {

    private static final Distributions.WeightedPicker KINDS = new Distributions.WeightedPicker(82, 6, 5, 7);
    private static final int TRIES = 1_000;

    SimulatedEvent next(SimulatedCuraGenesis world, Instant now) {
        return switch (KINDS.pick(random)) {
            case 1 -> enrolled(world, now);
            case 2 -> activated(world, now);
            case 3 -> changed(world, now);
            default -> order(world, now);
        };
    }

    /** Returns an amount from $300 to $4,000. Small amounts are more frequent. */
    static BigDecimal amount(RandomGenerator random) {
        double share = random.nextDouble();
        return BigDecimal.valueOf(300 + 20 * Math.round(185 * share * share)).setScale(2);
    }

    /** Practices with many past orders order more often. Occasionally any active practice orders. */
    private OrderPlaced order(SimulatedCuraGenesis world, Instant now) {
        int buyer = random.nextInt(6) == 0
                ? any(world, practice -> practice.activeAt(now))
                : world.history().get(random.nextInt(world.history().size())).practice();
        return new OrderPlaced(now, buyer, world.nextOrderId(), amount(random));
    }

    private PracticeEnrolled enrolled(SimulatedCuraGenesis world, Instant now) {
        int number = world.nextPracticeNumber();
        String rep = random.nextInt(15) == 0 ? "" : Distributions.rep(random).name();
        return new PracticeEnrolled(
                now,
                new SimulatedPractice(
                        number,
                        "sub_" + number,
                        Distributions.specialty(random),
                        Distributions.state(random),
                        rep,
                        null),
                null);
    }

    private PracticeActivated activated(SimulatedCuraGenesis world, Instant now) {
        return new PracticeActivated(now, any(world, practice -> practice.activatedAt() == null));
    }

    private PracticeChanged changed(SimulatedCuraGenesis world, Instant now) {
        SimulatedPractice practice = world.practice(any(world, anyone -> true));
        return random.nextBoolean()
                ? new PracticeChanged(now, practice.number(), Distributions.specialty(random), practice.salesRep())
                : new PracticeChanged(
                        now,
                        practice.number(),
                        practice.specialty(),
                        Distributions.rep(random).name());
    }

    private int any(SimulatedCuraGenesis world, Predicate<SimulatedPractice> condition) {
        return random.ints(TRIES, 1, world.size() + 1)
                .filter(number -> condition.test(world.practice(number)))
                .findFirst()
                .orElse(1);
    }
}
