package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Source;
import io.curasync.platform.AdvisoryLocks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies facts in two steps: first the facts about fields, then the orders. This way, an order finds a practice that is created
 * in the same batch.
 */
@Service
class PostgresLedger implements Ledger {

    private final JdbcClient jdbc;
    private final PracticeLocks locks;
    private final FieldFactsApplier fields;
    private final OrderFactsApplier orders;
    private final ApplicationEventPublisher events;

    PostgresLedger(
            JdbcClient jdbc,
            PracticeLocks locks,
            FieldFactsApplier fields,
            OrderFactsApplier orders,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.fields = fields;
        this.orders = orders;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<FactResult> apply(List<? extends Fact> facts) {
        return apply(facts, () -> {});
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<FactResult> apply(List<? extends Fact> facts, Runnable beforeChanges) {
        AdvisoryLocks.share(jdbc, AdvisoryLocks.ALIASES);
        List<StagedPracticeFact> staged = new ArrayList<>();
        List<Fact.OrderPlaced> placed = new ArrayList<>();
        SnapshotHash hash = new SnapshotHash();
        for (int i = 0; i < facts.size(); i++) {
            switch (facts.get(i)) {
                case Fact.PracticeSeen seen -> staged.add(StagedPracticeFact.of(i, seen, hash));
                case Fact.PracticeActivated activated -> staged.add(StagedPracticeFact.of(i, activated));
                case Fact.OrderPlaced order -> placed.add(order);
            }
        }
        List<List<StagedPracticeFact>> rounds = ConflictFreeBatches.of(staged);
        if (locksInSteps(rounds, placed)) {
            locks.lock(facts);
        }
        BatchResult result = new BatchResult(facts.size());
        rounds.forEach(round -> fields.apply(round, result));
        if (!placed.isEmpty()) {
            orders.apply(placed, result);
        }
        beforeChanges.run();
        if (result.hasChanges()) {
            events.publishEvent(result.changes(run(facts.getFirst())));
        }
        return result.results();
    }

    /**
     * Returns whether the batch would lock practices in several steps. Two concurrent batches that do so could cause a deadlock.
     * Each round is one step, or two steps if it has both complete and partial facts. The orders are another step. Facts that
     * {@link PracticeResolver} will defer require further steps, but are not known yet. They are so rare that a deadlock and a
     * retry of the batch are acceptable.
     */
    private static boolean locksInSteps(List<List<StagedPracticeFact>> rounds, List<Fact.OrderPlaced> placed) {
        if (rounds.size() + (placed.isEmpty() ? 0 : 1) > 1) {
            return true;
        }
        return rounds.stream()
                .anyMatch(round -> round.stream()
                                .map(fact -> fact.content().complete())
                                .distinct()
                                .count()
                        > 1);
    }

    /**
     * Returns the id of the sync run that received the fact; null for other channels. All facts of a batch of a sync come from the same
     * run.
     */
    private static @Nullable Long run(Fact fact) {
        return fact.provenance().channel() == Source.SYNC ? fact.provenance().sourceId() : null;
    }
}
