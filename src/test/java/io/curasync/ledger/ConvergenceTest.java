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

    private static final int STORIES = 30;
    private static final int INTERLEAVINGS = 10;
    private static final int WORLDS =
            Integer.getInteger("ledger.interleavings", Nightly.repetitions(600, 3_000)) / STORIES / INTERLEAVINGS;

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Stories stories = new Stories(random);
    private final LedgerHarness ledger = new LedgerHarness(TestDatabase.create());

    @Test
    void everyInterleavingEndsInTheSameState() {
        System.out.printf(
                "ledger.seed=%d: %d worlds of %d stories, %d interleavings each%n",
                seed, WORLDS, STORIES, INTERLEAVINGS);
        for (int world = 0; world < WORLDS; world++) {
            // Stories are independent of each other. They are applied together only because that is faster.
            List<Fact> facts = new ArrayList<>();
            for (int story = 0; story < STORIES; story++) {
                facts.addAll(stories.story(story * 10));
            }
            List<String> expected = tell(facts);
            for (int i = 1; i < INTERLEAVINGS; i++) {
                List<Fact> told = new ArrayList<>(facts);
                // Repeats of random facts at random positions.
                facts.stream().filter(fact -> random.nextInt(4) == 0).forEach(told::add);
                Collections.shuffle(told, random);
                assertThat(tell(told))
                        .as("seed %d, world %d, interleaving %d: %s", seed, world, i, told)
                        .isEqualTo(expected);
            }
        }
    }

    /** Applies the facts in random batches. An order with an unknown practice is applied again until the practice is known. */
    private List<String> tell(List<Fact> facts) {
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
