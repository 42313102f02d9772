package io.curasync.demo;

import io.curasync.demo.Happening.OrderPlaced;
import io.curasync.demo.Happening.PracticeActivated;
import io.curasync.demo.Happening.PracticeChanged;
import io.curasync.demo.Happening.PracticeEnrolled;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Decides what happens next in the world: mostly orders. */
record Plot(RandomGenerator random) {

    private static final Market.Lot KINDS = new Market.Lot(82, 6, 5, 7);
    private static final int TRIES = 1_000;

    Happening next(World world, Instant now) {
        return switch (KINDS.draw(random)) {
            case 1 -> enrolled(world, now);
            case 2 -> activated(world, now);
            case 3 -> changed(world, now);
            default -> order(world, now);
        };
    }

    /** $300 to $4,000, small amounts more often than great ones. */
    static BigDecimal amount(RandomGenerator random) {
        double share = random.nextDouble();
        return BigDecimal.valueOf(300 + 20 * Math.round(185 * share * share)).setScale(2);
    }

    /** Who has ordered much orders more; now and then anybody who is active. */
    private OrderPlaced order(World world, Instant now) {
        int buyer = random.nextInt(6) == 0
                ? any(world, practice -> practice.activeAt(now))
                : world.history().get(random.nextInt(world.history().size())).practice();
        return new OrderPlaced(now, buyer, world.nextOrderId(), amount(random));
    }

    private PracticeEnrolled enrolled(World world, Instant now) {
        int number = world.nextPracticeNumber();
        String rep = random.nextInt(15) == 0 ? "" : Market.rep(random).name();
        return new PracticeEnrolled(
                now,
                new Practice(number, "sub_" + number, Market.specialty(random), Market.state(random), rep, null),
                null);
    }

    private PracticeActivated activated(World world, Instant now) {
        return new PracticeActivated(now, any(world, practice -> practice.activatedAt() == null));
    }

    private PracticeChanged changed(World world, Instant now) {
        Practice practice = world.practice(any(world, anyone -> true));
        return random.nextBoolean()
                ? new PracticeChanged(now, practice.number(), Market.specialty(random), practice.salesRep())
                : new PracticeChanged(
                        now,
                        practice.number(),
                        practice.specialty(),
                        Market.rep(random).name());
    }

    private int any(World world, Predicate<Practice> wanted) {
        return random.ints(TRIES, 1, world.size() + 1)
                .filter(number -> wanted.test(world.practice(number)))
                .findFirst()
                .orElse(1);
    }
}
