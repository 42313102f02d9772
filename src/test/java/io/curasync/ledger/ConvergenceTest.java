package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.apply.LedgerHarness;
import io.curasync.testing.Nightly;
import io.curasync.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Any interleaving of the same syncs and webhooks, with repeats and in any batches, ends in the same state.
 *
 * <p>{@code -Dledger.seed=…} repeats a run, {@code -Dledger.interleavings=…} makes it longer or shorter.
 */
class ConvergenceTest {

    private static final int GROUPS = 30;
    private static final int INTERLEAVINGS = 10;
    private static final int WORLDS =
            Integer.getInteger("ledger.interleavings", Nightly.repetitions(600, 3_000)) / GROUPS / INTERLEAVINGS;

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomFacts randomFacts = new RandomFacts(random);
    private final LedgerHarness ledger = new LedgerHarness(TestDatabase.create());

    @Test
    void everyInterleavingEndsInTheSameState() {
        System.out.printf(
                "ledger.seed=%d: %d worlds of %d groups, %d interleavings each%n", seed, WORLDS, GROUPS, INTERLEAVINGS);
        for (int world = 0; world < WORLDS; world++) {
            // Groups are independent of each other. They are applied together only because that is faster.
            List<Fact> facts = new ArrayList<>();
            for (int group = 0; group < GROUPS; group++) {
                facts.addAll(randomFacts.ofGroup(group * 10));
            }
            List<String> expected = apply(facts);
            for (int i = 1; i < INTERLEAVINGS; i++) {
                List<Fact> repeated = new ArrayList<>(facts);
                // Repeats of random facts at random positions.
                facts.stream().filter(fact -> random.nextInt(4) == 0).forEach(repeated::add);
                Collections.shuffle(repeated, random);
                assertThat(apply(repeated))
                        .as("seed %d, world %d, interleaving %d: %s", seed, world, i, repeated)
                        .isEqualTo(expected);
            }
        }
    }

    /** Applies the facts in random batches. An order with an unknown practice is applied again until the practice is known. */
    private List<String> apply(List<Fact> facts) {
        ledger.clear();
        List<Fact> waiting = new ArrayList<>();
        int from = 0;
        while (from < facts.size()) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(60));
            List<Fact> batch = new ArrayList<>(waiting);
            waiting.clear();
            batch.addAll(facts.subList(from, to));
            List<FactResult> results = ledger.apply(batch);
            assertThat(results)
                    .extracting(FactResult::fact)
                    .hasSameElementsAs(batch)
                    .hasSameSizeAs(batch);
            for (FactResult result : results) {
                if (result.outcome() == FactOutcome.UNKNOWN_PRACTICE) {
                    waiting.add(result.fact());
                }
                assertThat(result.outcome()).isNotEqualTo(FactOutcome.QUARANTINED);
            }
            from = to;
        }
        ledger.apply(waiting);
        return ledger.state();
    }
}
