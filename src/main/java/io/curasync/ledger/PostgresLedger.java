package io.curasync.ledger;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Fields first, then orders, so that an order finds the practice that the same batch brings. */
@Service
class PostgresLedger implements Ledger {

    private final JdbcClient jdbc;
    private final PracticeLocks locks;
    private final FieldPosting fields;
    private final OrderPosting orders;
    private final ApplicationEventPublisher events;

    PostgresLedger(
            JdbcClient jdbc,
            PracticeLocks locks,
            FieldPosting fields,
            OrderPosting orders,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.fields = fields;
        this.orders = orders;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Settlement> apply(List<? extends Fact> facts) {
        AliasLock.share(jdbc);
        List<StagedFact> staged = new ArrayList<>();
        List<OrderPosting.Indexed> placed = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            switch (facts.get(i)) {
                case Fact.PracticeSeen seen -> staged.add(StagedFact.of(i, seen));
                case Fact.PracticeActivated activated -> staged.add(StagedFact.of(i, activated));
                case Fact.OrderPlaced order -> placed.add(new OrderPosting.Indexed(i, order));
            }
        }
        Settlement[] settlements = new Settlement[facts.size()];
        List<PracticeChanged> changed = new ArrayList<>();
        List<List<StagedFact>> rounds = Rounds.of(staged);
        if (locksInSteps(rounds, placed)) {
            locks.lock(facts);
        }
        for (List<StagedFact> round : rounds) {
            changed.addAll(fields.post(round, settlements));
        }
        List<OrderRecorded> recorded = new ArrayList<>();
        if (!placed.isEmpty()) {
            changed.addAll(orders.post(placed, settlements, recorded));
        }
        if (!changed.isEmpty() || !recorded.isEmpty()) {
            events.publishEvent(new LedgerChanges(List.copyOf(changed), List.copyOf(recorded), run(facts.getFirst())));
        }
        return List.of(settlements);
    }

    /** Rounds lock one after the other and orders after them; and a round locks what is told whole before what is not. */
    private static boolean locksInSteps(List<List<StagedFact>> rounds, List<OrderPosting.Indexed> placed) {
        if (rounds.size() + (placed.isEmpty() ? 0 : 1) > 1) {
            return true;
        }
        return rounds.stream()
                .anyMatch(round ->
                        round.stream().map(StagedFact::complete).distinct().count() > 1);
    }

    /** The run that brought this fact, and with it the whole batch: a page is of one run. */
    private static @Nullable Long run(Fact fact) {
        return fact.provenance().door() == Door.SYNC ? fact.provenance().sourceId() : null;
    }
}
