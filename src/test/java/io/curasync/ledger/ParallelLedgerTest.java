package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.apply.LedgerHarness;
import io.curasync.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several instances apply facts about the same practices at once: no deadlock, and the same state as with one instance. */
class ParallelLedgerTest {

    private static final int INSTANCES = 4;

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TestDatabase database = TestDatabase.create();

    @Test
    void matchesSequentialProcessing() throws Exception {
        System.out.printf("ledger.seed=%d%n", seed);
        RandomFacts randomFacts = new RandomFacts(random);
        List<Fact> facts = new ArrayList<>();
        for (int group = 0; group < 20; group++) {
            facts.addAll(randomFacts.ofGroup(group * 10));
        }
        LedgerHarness alone = new LedgerHarness(TestDatabase.create());
        alone.apply(facts.stream()
                .filter(fact -> !(fact instanceof Fact.OrderPlaced))
                .toList());
        alone.apply(facts);

        LedgerHarness first = new LedgerHarness(database);
        // The practices exist, so that no order has an unknown practice.
        first.apply(facts.stream()
                .filter(fact -> !(fact instanceof Fact.OrderPlaced))
                .toList());
        try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                List<Fact> shuffled = new ArrayList<>(facts);
                Collections.shuffle(shuffled, random);
                ends.add(instances.submit(instance(shuffled)));
            }
            for (Future<Void> end : ends) {
                end.get();
            }
        }

        assertThat(first.state()).as("seed %d", seed).isEqualTo(alone.state());
    }

    private Callable<Void> instance(List<Fact> shuffled) {
        return () -> {
            LedgerHarness ledger = new LedgerHarness(database);
            for (int from = 0; from < shuffled.size(); from += 25) {
                ledger.apply(shuffled.subList(from, Math.min(shuffled.size(), from + 25)));
            }
            return null;
        };
    }
}
