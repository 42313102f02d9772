package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.apply.LedgerHarness;
import io.curasync.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The published view {@code practice_total_basis} explains the total orders of every practice.
 *
 * <p>{@code -Dledger.seed=…} repeats a run.
 */
class OrderTotalBasisTest {

    private static final int WORLDS = 10;

    private static final String EXPLANATIONS = """
            select p.practice_id, p.total_orders, b.total, b.as_of, b.known_until,
                count(o.order_id) filter (where b.as_of is null or o.counts_from > b.as_of)::int as added,
                count(o.order_id) filter (where o.counts_from <= b.as_of)::int as earlier
            from practice p
                left join practice_total_basis b on b.practice = p.id
                left join order_history o on o.practice = p.id
            group by p.id, b.total, b.as_of, b.known_until""";

    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomFacts randomFacts = new RandomFacts(random);
    private final LedgerHarness ledger = new LedgerHarness(TestDatabase.create());

    private record Explanation(
            String practiceId, int totalOrders, int total, long knownUntil, int added, int earlier) {}

    @Test
    void explainsTheTotalsOfAllPractices() {
        int added = 0;
        int earlier = 0;
        for (int world = 0; world < WORLDS; world++) {
            ledger.clear();
            List<Fact> facts = new ArrayList<>();
            for (int group = 0; group < 20; group++) {
                facts.addAll(randomFacts.ofGroup(group * 10));
            }
            Collections.shuffle(facts, random);
            apply(facts);

            List<Explanation> explanations =
                    ledger.jdbc.sql(EXPLANATIONS).query(Explanation.class).list();
            assertThat(explanations).isNotEmpty().allSatisfy(one -> {
                assertThat(one.total() + one.added())
                        .as("seed %d: %s", seed, one)
                        .isEqualTo(one.totalOrders());
                assertThat(one.knownUntil()).as("seed %d: %s", seed, one).isEqualTo(one.earlier());
            });
            added += explanations.stream().mapToInt(Explanation::added).sum();
            earlier += explanations.stream().mapToInt(Explanation::earlier).sum();
        }
        assertThat(added).isPositive();
        assertThat(earlier).isPositive();
    }

    /** Applies the facts in random batches. An order with an unknown practice is applied again at the end. */
    private void apply(List<Fact> facts) {
        List<Fact> waiting = new ArrayList<>();
        int from = 0;
        while (from < facts.size()) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(60));
            ledger.apply(facts.subList(from, to)).stream()
                    .filter(result -> result.outcome() == FactOutcome.UNKNOWN_PRACTICE)
                    .forEach(result -> waiting.add(result.fact()));
            from = to;
        }
        ledger.apply(waiting);
    }
}
