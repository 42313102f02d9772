package io.curasync.kpi;

import io.curasync.kpi.RollupDeltas.DayKey;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.LedgerListenerOrder;
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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Updates the rollups within the ledger's transaction, so that figures always agree with practices. */
@Component
class RollupUpdater {

    private final RollupRepository rollupRepository;
    private final PracticeRollups practiceRollups;
    private final BusinessTimeZone businessTimeZone;

    RollupUpdater(
            RollupRepository rollupRepository, PracticeRollups practiceRollups, BusinessTimeZone businessTimeZone) {
        this.rollupRepository = rollupRepository;
        this.practiceRollups = practiceRollups;
        this.businessTimeZone = businessTimeZone;
    }

    @EventListener
    @Order(LedgerListenerOrder.ROLLUPS)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LedgerChanges changes) {
        Map<Long, PracticeChanged> practices = changes.byPractice();
        ZoneId zone = businessTimeZone.hold();
        var deltas = new RollupDeltas(zone);
        practices.values().forEach(change -> deltas.practice(change.before(), change.after()));
        changes.orders().forEach(order -> count(order, practices.get(order.practice()), deltas));
        move(practices, changes.orders(), deltas, zone);
        Merged merged = merged(practices, zone);
        practiceRollups.add(practices.values(), changes.orders());
        if (!merged.gone().isEmpty()) {
            practiceRollups.merge(merged.gone(), merged.survivors());
        }
        // Rows that every batch writes come last, to keep their locks short.
        rollupRepository.addActivations(deltas.activations());
        rollupRepository.addDays(deltas.days(merged.days()), deltas.unmatched());
        rollupRepository.recountOrders(merged.days(), zone);
        rollupRepository.addBooks(deltas.books());
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
        for (PracticeRollups.PracticeDay day : practiceRollups.orderDays(moved.keySet(), fresh, zone)) {
            PracticeChanged change = Objects.requireNonNull(moved.get(day.practice()));
            deltas.move(
                    PortfolioKey.of(Objects.requireNonNull(change.before())),
                    PortfolioKey.of(Objects.requireNonNull(change.after())),
                    day.day(),
                    day.orders());
        }
    }

    /**
     * The effects of merged practices.
     *
     * @param days days whose orders must be recounted: a merged practice passed its orders on, and it is not known which ones. These are
     *     all order days of the surviving practice, in every portfolio that either of the two was in.
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
            for (PracticeRollups.Survivor survivor : practiceRollups.findSurvivors(gone.practiceId(), gone.userId())) {
                merged.survivors().add(survivor.practice());
                var holders = new HashSet<>(List.of(survivor.holder(), PortfolioKey.of(gone)));
                PracticeChanged other = practices.get(survivor.practice());
                if (other != null && other.before() != null) {
                    holders.add(PortfolioKey.of(other.before()));
                }
                for (var day : practiceRollups.orderDays(Set.of(survivor.practice()), Set.of(), zone)) {
                    holders.forEach(portfolioKey -> merged.days().add(new DayKey(portfolioKey, day.day())));
                }
            }
        }
        return merged;
    }
}
