package io.curasync.demo.simulation;

import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import io.curasync.demo.simulation.SimulatedEvent.PracticeActivated;
import io.curasync.demo.simulation.SimulatedEvent.PracticeChanged;
import io.curasync.demo.simulation.SimulatedEvent.PracticeEnrolled;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Generates random events, mostly orders. */
record EventGenerator(RandomGenerator random) {

    private static final SimulatedValues.WeightedPicker KIND_PICKER = new SimulatedValues.WeightedPicker(82, 6, 5, 7);
    private static final int MAX_TRIES = 1_000;

    SimulatedEvent next(SimulatedCuraGenesis world, Instant now) {
        return switch (KIND_PICKER.pick(random)) {
            case 1 -> enrolled(world, now);
            case 2 -> activated(world, now);
            case 3 -> changed(world, now);
            default -> order(world, now);
        };
    }

    /**
     * Returns an order. In five of six cases, the buyer is the practice of a random order in {@link SimulatedCuraGenesis#history}, so that
     * practices with many orders order more often. Otherwise, the buyer is a random active practice.
     */
    private OrderPlaced order(SimulatedCuraGenesis world, Instant now) {
        int buyer = random.nextInt(6) == 0
                ? randomPractice(world, practice -> practice.activeAt(now))
                : world.history().get(random.nextInt(world.history().size())).practice();
        return new OrderPlaced(now, buyer, world.nextOrderId(), SimulatedValues.orderAmount(random));
    }

    private PracticeEnrolled enrolled(SimulatedCuraGenesis world, Instant now) {
        int number = world.nextPracticeNumber();
        String rep = random.nextInt(15) == 0 ? "" : SimulatedValues.rep(random).name();
        return new PracticeEnrolled(
                now,
                new SimulatedPractice(
                        number,
                        "sub_" + number,
                        SimulatedValues.specialty(random),
                        SimulatedValues.state(random),
                        rep,
                        null),
                null);
    }

    /** Returns the activation of a random inactive practice. If no inactive practice was found, returns an order instead. */
    private SimulatedEvent activated(SimulatedCuraGenesis world, Instant now) {
        int number = randomPractice(world, practice -> practice.activatedAt() == null);
        return world.practice(number).activatedAt() == null ? new PracticeActivated(now, number) : order(world, now);
    }

    private PracticeChanged changed(SimulatedCuraGenesis world, Instant now) {
        SimulatedPractice practice = world.practice(randomPractice(world, anyone -> true));
        return random.nextBoolean()
                ? new PracticeChanged(now, practice.number(), SimulatedValues.specialty(random), practice.salesRep())
                : new PracticeChanged(
                        now,
                        practice.number(),
                        practice.specialty(),
                        SimulatedValues.rep(random).name());
    }

    /**
     * Returns the number of a random practice that meets the condition. Returns 1 if {@value #MAX_TRIES} random practices did not meet the
     * condition.
     */
    private int randomPractice(SimulatedCuraGenesis world, Predicate<SimulatedPractice> condition) {
        return random.ints(MAX_TRIES, 1, world.size() + 1)
                .filter(number -> condition.test(world.practice(number)))
                .findFirst()
                .orElse(1);
    }
}
