package io.curasync.kpi;

import io.curasync.kpi.RollupDeltas.DayKey;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the slices in step with the ledger, within its transaction: figures and practices cannot disagree. */
@Component
class RollupUpdater {

    private final RollupRepository slices;
    private final PracticeRollups ofPractices;
    private final BusinessTimeZone businessTimeZone;

    RollupUpdater(RollupRepository slices, PracticeRollups ofPractices, BusinessTimeZone businessTimeZone) {
        this.slices = slices;
        this.ofPractices = ofPractices;
        this.businessTimeZone = businessTimeZone;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LedgerChanges changes) {
        Map<Long, PracticeChanged> practices = changes.byPractice();
        ZoneId zone = businessTimeZone.hold();
        var deltas = new RollupDeltas(zone);
        practices.values().forEach(change -> deltas.practice(change.before(), change.after()));
        changes.orders().forEach(order -> count(order, practices.get(order.practice()), deltas));
        move(practices, changes.orders(), deltas, zone);
        Merged merged = merged(practices, zone);
        ofPractices.add(practices.values(), changes.orders());
        if (!merged.gone().isEmpty()) {
            ofPractices.merge(merged.gone(), merged.survivors());
        }
        // What all batches write comes last, so that none waits long for another's commit.
        slices.addActivations(deltas.activations());
        slices.addDays(deltas.days(merged.days()), deltas.unmatched());
        slices.recountOrders(merged.days(), zone);
        slices.addBooks(deltas.books());
    }

    private static void count(OrderRecorded order, @Nullable PracticeChanged change, RollupDeltas deltas) {
        PracticeState after = change == null ? null : change.after();
        PortfolioKey portfolioKey =
                after == null ? PortfolioKey.of(order.ownerId(), order.repKey()) : PortfolioKey.of(after);
        deltas.order(portfolioKey, deltas.day(order.placedAt()), order.amount());
    }

    private void move(
            Map<Long, PracticeChanged> practices,
            Collection<OrderRecorded> recorded,
            RollupDeltas deltas,
            ZoneId zone) {
        var moved = new HashMap<Long, PracticeChanged>();
        practices.forEach((id, change) -> {
            PracticeState before = change.before();
            PracticeState after = change.after();
            if (before != null && after != null && !PortfolioKey.of(before).equals(PortfolioKey.of(after))) {
                moved.put(id, change);
            }
        });
        if (moved.isEmpty()) {
            return;
        }
        var fresh = recorded.stream()
                .filter(order -> moved.containsKey(order.practice()))
                .map(OrderRecorded::orderId)
                .toList();
        for (PracticeRollups.PracticeDay day : ofPractices.orderDays(moved.keySet(), fresh, zone)) {
            PracticeChanged change = Objects.requireNonNull(moved.get(day.practice()));
            deltas.move(
                    PortfolioKey.of(Objects.requireNonNull(change.before())),
                    PortfolioKey.of(Objects.requireNonNull(change.after())),
                    day.day(),
                    day.orders());
        }
    }

    /**
     * What merges have left behind.
     *
     * @param days whose orders are to be counted anew: a practice that was merged into another left its orders to it, and
     *     nothing tells which they were; so the days of the other's orders count, in every book that either was in
     */
    private record Merged(Set<Long> gone, Set<Long> survivors, Set<DayKey> days) {}

    private Merged merged(Map<Long, PracticeChanged> practices, ZoneId zone) {
        var merged = new Merged(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (PracticeChanged change : practices.values()) {
            PracticeState gone = change.before();
            if (gone == null || change.after() != null) {
                continue;
            }
            merged.gone().add(change.practice());
            for (PracticeRollups.Survivor survivor : ofPractices.bearers(gone.practiceId(), gone.userId())) {
                merged.survivors().add(survivor.practice());
                var holders = new HashSet<>(List.of(survivor.holder(), PortfolioKey.of(gone)));
                PracticeChanged other = practices.get(survivor.practice());
                if (other != null && other.before() != null) {
                    holders.add(PortfolioKey.of(other.before()));
                }
                for (var day : ofPractices.orderDays(Set.of(survivor.practice()), Set.of(), zone)) {
                    holders.forEach(portfolioKey -> merged.days().add(new DayKey(portfolioKey, day.day())));
                }
            }
        }
        return merged;
    }
}
