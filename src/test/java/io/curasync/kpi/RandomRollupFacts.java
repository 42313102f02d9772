package io.curasync.kpi;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random facts of a fixed number of practices, in which orders and practices repeat. */
final class RandomRollupFacts {

    static final int PRACTICES = 40;

    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");

    private RandomRollupFacts() {}

    /** Practices with one or both ids, so that some are merged later; orders and activations. */
    static List<Fact> of(Random random, int step, int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            int practice = random.nextInt(PRACTICES);
            Instant at = START.plus(Duration.ofMinutes(step)).plusSeconds(random.nextInt(600));
            var provenance = new Provenance(Source.WEBHOOK, step, at, at);
            String userId = "user_" + practice;
            facts.add(
                    switch (random.nextInt(5)) {
                        case 0, 1 -> order(provenance, random.nextInt(3000));
                        case 2 ->
                            new Fact.PracticeActivated(
                                    provenance, null, userId, at.minus(Duration.ofHours(random.nextInt(2_000))));
                        default -> seen(random, provenance, practice, userId);
                    });
        }
        return facts;
    }

    /** Derives all fields from the order's number, so that repeated facts of an order are equal. */
    private static Fact order(Provenance provenance, int number) {
        return new Fact.OrderPlaced(
                provenance,
                "user_" + number % PRACTICES,
                "order_" + number,
                number % 2 == 0 ? BigDecimal.valueOf(number, 2) : null,
                START.minus(Duration.ofHours(number % 240)));
    }

    private static Fact seen(Random random, Provenance provenance, int practice, String userId) {
        int known = random.nextInt(3);
        return Fact.partialPractice(provenance)
                .practiceId(known == 0 ? null : "prac_" + practice)
                .userId(known == 1 ? null : userId)
                .specialty(List.of("Podiatry", "Wound Care", "Dermatology").get(random.nextInt(3)))
                .state(
                        random.nextInt(4) == 0
                                ? null
                                : List.of("TX", "CA", "Ontario", "Alberta").get(random.nextInt(4)))
                .salesRep(List.of("", "Dana Reyes", "dana  reyes", "Ava").get(random.nextInt(4)))
                .totalOrders(random.nextInt(100))
                .build();
    }
}
