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

/** Updates the rollups within the ledger's transaction, so that they always agree with the stored practices and orders. */
@Component
class RollupUpdater {

    private final RollupRepository rollupRepository;
    private final PracticeRollupRepository practiceRollupRepository;
    private final CreditUpdater creditUpdater;
    private final BusinessTimeZone businessTimeZone;

    RollupUpdater(
            RollupRepository rollupRepository,
            PracticeRollupRepository practiceRollupRepository,
            CreditUpdater creditUpdater,
            BusinessTimeZone businessTimeZone) {
        this.rollupRepository = rollupRepository;
        this.practiceRollupRepository = practiceRollupRepository;
        this.creditUpdater = creditUpdater;
        this.businessTimeZone = businessTimeZone;
    }

    @EventListener
    @Order(LedgerListenerOrder.ROLLUPS)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LedgerChanges changes) {
        Map<Long, PracticeChanged> practices = changes.byPractice();
        ZoneId zone = businessTimeZone.lockZone();
        var deltas = new RollupDeltas(zone);
        practices.values().forEach(change -> deltas.addChange(change.before(), change.after()));
        changes.orders().forEach(order -> count(order, practices.get(order.practice()), deltas));
        moveOrders(practices, changes.orders(), deltas, zone);
        MergeEffects merged = merged(practices, zone);
        practiceRollupRepository.add(practices.values(), changes.orders());
        if (!merged.deleted().isEmpty()) {
            practiceRollupRepository.merge(merged.deleted(), merged.survivors());
        }
        // Every batch writes the following rollups. They are written last, so that their rows are locked only briefly.
        rollupRepository.addActivations(deltas.activations());
        creditUpdater.update(changes.orders(), zone);
        rollupRepository.addDays(deltas.days(merged.days()), deltas.unmatched());
        rollupRepository.recountOrders(merged.days(), zone);
        rollupRepository.addTotals(deltas.totals());
    }

    private static void count(OrderRecorded order, @Nullable PracticeChanged change, RollupDeltas deltas) {
        PracticeState after = change == null ? null : change.after();
        PortfolioKey portfolioKey =
                after == null ? PortfolioKey.of(order.ownerId(), order.repKey()) : PortfolioKey.of(after);
        deltas.addOrder(portfolioKey, deltas.day(order.placedAt()), order.amount());
    }

    private void moveOrders(
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
        var newOrders = recorded.stream()
                .filter(order -> moved.containsKey(order.practice()))
                .map(OrderRecorded::orderId)
                .toList();
        for (PracticeRollupRepository.PracticeDay day :
                practiceRollupRepository.orderDays(moved.keySet(), newOrders, zone)) {
            PracticeChanged change = Objects.requireNonNull(moved.get(day.practice()));
            deltas.moveOrders(
                    PortfolioKey.of(Objects.requireNonNull(change.before())),
                    PortfolioKey.of(Objects.requireNonNull(change.after())),
                    day.day(),
                    day.orders());
        }
    }

    /**
     * The practices that were merged into other practices, and the rollup rows that must be recounted.
     *
     * @param deleted ids of the practices that were merged and deleted
     * @param survivors ids of the practices into which the deleted ones were merged
     * @param days rows of {@code kpi_day} whose orders must be recounted. The rows are for all days with orders of the surviving practice,
     *     in the portfolios of both practices before and after the merge. A recount is needed because it is unknown which orders came from
     *     the deleted practice.
     */
    private record MergeEffects(Set<Long> deleted, Set<Long> survivors, Set<DayKey> days) {}

    private MergeEffects merged(Map<Long, PracticeChanged> practices, ZoneId zone) {
        var merged = new MergeEffects(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (PracticeChanged change : practices.values()) {
            PracticeState deleted = change.before();
            if (deleted == null || change.after() != null) {
                continue;
            }
            merged.deleted().add(change.practice());
            for (var survivor : practiceRollupRepository.findSurvivors(deleted.practiceId(), deleted.userId())) {
                merged.survivors().add(survivor.practice());
                var portfolios = new HashSet<>(List.of(survivor.portfolio(), PortfolioKey.of(deleted)));
                PracticeChanged other = practices.get(survivor.practice());
                if (other != null && other.before() != null) {
                    portfolios.add(PortfolioKey.of(other.before()));
                }
                for (var day : practiceRollupRepository.orderDays(Set.of(survivor.practice()), Set.of(), zone)) {
                    portfolios.forEach(portfolioKey -> merged.days().add(new DayKey(portfolioKey, day.day())));
                }
            }
        }
        return merged;
    }
}
