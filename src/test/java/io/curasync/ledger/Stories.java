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
final class Stories {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final Random random;

    Stories(Random random) {
        this.random = random;
    }

    /** Returns facts about a few practices: from syncs, from webhooks with and without a source time, and orders. */
    List<Fact> story(int first) {
        List<Fact> facts = new ArrayList<>();
        int practices = 1 + random.nextInt(3);
        for (int p = first; p < first + practices; p++) {
            // Each practice has at least one complete fact, so that its two ids are linked in every interleaving.
            int sightings = 1 + random.nextInt(3);
            PracticeSeen last = null;
            for (int i = 0; i < sightings; i++) {
                last = last != null && random.nextBoolean() ? again(last) : sighting(p);
                facts.add(last);
            }
            int reports = random.nextInt(5);
            for (int i = 0; i < reports; i++) {
                facts.add(random.nextInt(4) == 0 ? activation(p) : report(p));
            }
            int orders = random.nextInt(5);
            for (int i = 0; i < orders; i++) {
                facts.add(order(p, i));
            }
        }
        return facts;
    }

    private PracticeSeen sighting(int p) {
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

    /** The same practice from another sync, as in most of a sync. */
    private PracticeSeen again(PracticeSeen seen) {
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
        Instant received = moment();
        // Whole seconds, as in an HTTP Date header; sometimes none.
        Instant date = random.nextInt(5) == 0 ? null : ahead(received.truncatedTo(ChronoUnit.SECONDS));
        return new Provenance(Source.SYNC, 1 + random.nextInt(3), date, received);
    }

    private Fact report(int p) {
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
        return new PracticeActivated(webhook(), "prac_" + p, "user_" + p, moment().truncatedTo(ChronoUnit.MILLIS));
    }

    private Fact order(int p, int number) {
        return new OrderPlaced(
                webhook(),
                "user_" + p,
                "ord_%d_%d".formatted(p, number),
                BigDecimal.valueOf(100 + number, 2),
                moment());
    }

    private Provenance webhook() {
        Instant received = moment();
        Instant signed = random.nextBoolean() ? null : ahead(received.truncatedTo(ChronoUnit.SECONDS));
        return new Provenance(Source.WEBHOOK, 1 + random.nextInt(1_000), signed, received);
    }

    /** Sometimes simulates a clock that is ahead of ours, a little or far. */
    private Instant ahead(Instant time) {
        return random.nextInt(10) == 0 ? time.plusSeconds(random.nextBoolean() ? 2 : 3_600) : time;
    }

    /** Returns close times, so that many share a second, with microseconds, so that hardly any two are equal. */
    private Instant moment() {
        return START.plus(random.nextLong(8_000_000), ChronoUnit.MICROS);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
