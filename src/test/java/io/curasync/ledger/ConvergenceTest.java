package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact.OrderPlaced;
import io.curasync.ledger.Fact.PracticeActivated;
import io.curasync.ledger.Fact.PracticeSeen;
import io.curasync.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Any interleaving of the same syncs and webhooks, with repeats and in any batches, ends in one and the same state.
 *
 * <p>{@code -Dledger.seed=…} repeats a run, {@code -Dledger.interleavings=…} makes it longer or shorter.
 */
class ConvergenceTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int STORIES = 30;
    private static final int INTERLEAVINGS = 10;
    private static final int WORLDS = Integer.getInteger("ledger.interleavings", 3_000) / STORIES / INTERLEAVINGS;

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final LedgerHarness ledger = new LedgerHarness(TestDatabase.create());

    @Test
    void everyInterleavingEndsInTheSameState() {
        System.out.printf(
                "ledger.seed=%d: %d worlds of %d stories, %d interleavings each%n",
                seed, WORLDS, STORIES, INTERLEAVINGS);
        for (int world = 0; world < WORLDS; world++) {
            // Stories do not touch each other; they are told together only because that is quicker.
            List<Fact> facts = new ArrayList<>();
            for (int story = 0; story < STORIES; story++) {
                facts.addAll(story(story * 10));
            }
            List<String> expected = tell(facts);
            for (int i = 1; i < INTERLEAVINGS; i++) {
                List<Fact> told = new ArrayList<>(facts);
                // Repeats of any fact, anywhere.
                facts.stream().filter(fact -> random.nextInt(4) == 0).forEach(told::add);
                Collections.shuffle(told, random);
                assertThat(tell(told))
                        .as("seed %d, world %d, interleaving %d: %s", seed, world, i, told)
                        .isEqualTo(expected);
            }
        }
    }

    /** Tells the facts in random batches; an order for an unknown practice is told again until it is known. */
    private List<String> tell(List<Fact> facts) {
        ledger.clear();
        List<Fact> waiting = new ArrayList<>();
        int from = 0;
        while (from < facts.size()) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(60));
            List<Fact> batch = new ArrayList<>(waiting);
            waiting.clear();
            batch.addAll(facts.subList(from, to));
            List<Settlement> settlements = ledger.apply(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (settlements.get(i).outcome() == Outcome.UNKNOWN_PRACTICE) {
                    waiting.add(batch.get(i));
                }
                assertThat(settlements.get(i).outcome()).isNotEqualTo(Outcome.QUARANTINED);
            }
            from = to;
        }
        ledger.apply(waiting);
        return ledger.state();
    }

    /** A few practices, seen by syncs, reported whole or in part by webhooks with and without a time, and ordering. */
    private List<Fact> story(int first) {
        List<Fact> facts = new ArrayList<>();
        int practices = 1 + random.nextInt(3);
        for (int p = first; p < first + practices; p++) {
            // Each practice is seen whole once at least, so that its ids come together in every interleaving.
            int sightings = 1 + random.nextInt(3);
            for (int i = 0; i < sightings; i++) {
                facts.add(sighting(p));
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

    private Fact sighting(int p) {
        Instant received = moment();
        // Whole seconds, as an HTTP Date has them; sometimes none.
        Instant date = random.nextInt(5) == 0 ? null : received.truncatedTo(ChronoUnit.SECONDS);
        return new PracticeSeen(
                new Provenance(Door.SYNC, 1 + random.nextInt(3), date, received),
                true,
                "prac_" + p,
                "user_" + p,
                pick(null, "sub_1", "sub_2"),
                pick(null, "Podiatry", "Wound Care"),
                pick("TX", "CA", "NY"),
                pick("", "Dana Reyes", "Ava Lindqvist"),
                pick(null, START, START.plusSeconds(9)),
                random.nextInt(6));
    }

    private Fact report(int p) {
        boolean byPractice = random.nextBoolean();
        return new PracticeSeen(
                webhook(),
                false,
                byPractice || random.nextBoolean() ? "prac_" + p : null,
                !byPractice || random.nextBoolean() ? "user_" + p : null,
                null,
                pick(null, "Podiatry", "Dermatology"),
                pick(null, "TX", "FL"),
                pick(null, "", "Dana Reyes"),
                null,
                random.nextBoolean() ? null : random.nextInt(6));
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
        Instant signed = random.nextBoolean() ? null : received.truncatedTo(ChronoUnit.SECONDS);
        return new Provenance(Door.WEBHOOK, 1 + random.nextInt(1_000), signed, received);
    }

    /** Close together, so that many share a second, and to the microsecond, so that no two are received at once. */
    private Instant moment() {
        return START.plus(random.nextLong(8_000_000), ChronoUnit.MICROS);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
