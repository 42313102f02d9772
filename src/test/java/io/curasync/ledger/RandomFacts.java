package io.curasync.ledger;

import io.curasync.ledger.Fact.OrderPlaced;
import io.curasync.ledger.Fact.PracticeActivated;
import io.curasync.ledger.Fact.PracticeSeen;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates random facts that CuraGenesis could send about some practices. */
final class RandomFacts {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final Random random;

    RandomFacts(Random random) {
        this.random = random;
    }

    /** Returns facts about a few practices: from syncs, from webhooks with and without a source time, and orders. */
    List<Fact> ofGroup(int first) {
        List<Fact> facts = new ArrayList<>();
        int practices = 1 + random.nextInt(3);
        for (int p = first; p < first + practices; p++) {
            // Each practice has at least one complete fact, so that its two ids are linked in every interleaving.
            int sightings = 1 + random.nextInt(3);
            PracticeSeen last = null;
            for (int i = 0; i < sightings; i++) {
                last = last != null && random.nextBoolean() ? repeatedFact(last) : completeFact(p);
                facts.add(last);
            }
            int reports = random.nextInt(5);
            for (int i = 0; i < reports; i++) {
                facts.add(random.nextInt(4) == 0 ? activation(p) : partialFact(p));
            }
            int orders = random.nextInt(5);
            for (int i = 0; i < orders; i++) {
                facts.add(order(p, i));
            }
        }
        return facts;
    }

    private PracticeSeen completeFact(int p) {
        return Fact.completePractice(sync())
                .practiceId("prac_" + p)
                .userId("user_" + p)
                .curaIntakeId(pick(null, "sub_1", "sub_2"))
                .specialty(pick(null, "Podiatry", "Wound Care"))
                .state(pick("TX", "CA", "NY"))
                .salesRep(pick("", "Dana Reyes", "Ava Lindqvist"))
                .activatedAt(pick(null, START, START.plusSeconds(9)))
                .totalOrders(random.nextInt(6))
                .build();
    }

    /** Returns the same values from another sync, because most rows of a sync are unchanged. */
    private PracticeSeen repeatedFact(PracticeSeen seen) {
        return Fact.completePractice(sync())
                .practiceId(seen.practiceId())
                .userId(seen.userId())
                .curaIntakeId(seen.curaIntakeId())
                .specialty(seen.specialty())
                .state(seen.state())
                .salesRep(seen.salesRep())
                .activatedAt(seen.activatedAt())
                .totalOrders(seen.totalOrders())
                .build();
    }

    private Provenance sync() {
        Instant received = randomTime();
        // Whole seconds, as in an HTTP Date header; sometimes none.
        Instant date = random.nextInt(5) == 0 ? null : ahead(received.truncatedTo(ChronoUnit.SECONDS));
        return new Provenance(Source.SYNC, 1 + random.nextInt(3), date, received);
    }

    private Fact partialFact(int p) {
        boolean byPractice = random.nextBoolean();
        return Fact.partialPractice(webhook())
                .practiceId(byPractice || random.nextBoolean() ? "prac_" + p : null)
                .userId(!byPractice || random.nextBoolean() ? "user_" + p : null)
                .specialty(pick(null, "Podiatry", "Dermatology"))
                .state(pick(null, "TX", "FL"))
                .salesRep(pick(null, "", "Dana Reyes"))
                .totalOrders(random.nextBoolean() ? null : random.nextInt(6))
                .build();
    }

    private Fact activation(int p) {
        return new PracticeActivated(
                webhook(), "prac_" + p, "user_" + p, randomTime().truncatedTo(ChronoUnit.MILLIS));
    }

    private Fact order(int p, int number) {
        return new OrderPlaced(
                webhook(),
                "user_" + p,
                "ord_%d_%d".formatted(p, number),
                BigDecimal.valueOf(100 + number, 2),
                randomTime());
    }

    private Provenance webhook() {
        Instant received = randomTime();
        Instant signed = random.nextBoolean() ? null : ahead(received.truncatedTo(ChronoUnit.SECONDS));
        return new Provenance(Source.WEBHOOK, 1 + random.nextInt(1_000), signed, received);
    }

    /** Returns the time, or sometimes a later time as from a clock that is 2 seconds or an hour ahead. */
    private Instant ahead(Instant time) {
        return random.nextInt(10) == 0 ? time.plusSeconds(random.nextBoolean() ? 2 : 3_600) : time;
    }

    /**
     * Returns a time within 8 seconds, so that many times share a second, in microseconds, so that hardly any two are
     * equal.
     */
    private Instant randomTime() {
        return START.plus(random.nextLong(8_000_000), ChronoUnit.MICROS);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
