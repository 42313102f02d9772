package io.curasync.kpi;

import io.curasync.kpi.SliceDeltas.DayKey;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import java.time.ZoneOffset;
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
class SliceKeeper {

    private final SliceStore store;

    SliceKeeper(SliceStore store) {
        this.store = store;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LedgerChanges changes) {
        Map<Long, PracticeChanged> practices = changes.byPractice();
        var deltas = new SliceDeltas();
        practices.values().forEach(change -> deltas.practice(change.before(), change.after()));
        changes.orders().forEach(order -> count(order, practices.get(order.practice()), deltas));
        move(practices, changes.orders(), deltas);
        Set<DayKey> merged = touchMerged(practices, deltas);
        store.add(deltas);
        if (!merged.isEmpty()) {
            store.recount(merged);
        }
    }

    private static void count(OrderRecorded order, @Nullable PracticeChanged change, SliceDeltas deltas) {
        PracticeState after = change == null ? null : change.after();
        Holder holder = after == null ? Holder.of(order.ownerId(), order.repKey()) : Holder.of(after);
        deltas.order(holder, order.placedAt().atOffset(ZoneOffset.UTC).toLocalDate(), order.amount());
    }

    private void move(Map<Long, PracticeChanged> practices, Collection<OrderRecorded> recorded, SliceDeltas deltas) {
        var moved = new HashMap<Long, PracticeChanged>();
        practices.forEach((id, change) -> {
            PracticeState before = change.before();
            PracticeState after = change.after();
            if (before != null && after != null && !Holder.of(before).equals(Holder.of(after))) {
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
        for (SliceStore.PracticeDay day : store.orderDays(moved.keySet(), fresh)) {
            PracticeChanged change = Objects.requireNonNull(moved.get(day.practice()));
            deltas.move(
                    Holder.of(Objects.requireNonNull(change.before())),
                    Holder.of(Objects.requireNonNull(change.after())),
                    day.day(),
                    day.orders());
        }
    }

    /**
     * A practice that was merged into another left its orders to it, and nothing tells which they were: the days of the
     * other's orders are counted anew in every book that either was in.
     */
    private Set<DayKey> touchMerged(Map<Long, PracticeChanged> practices, SliceDeltas deltas) {
        var days = new HashSet<DayKey>();
        for (PracticeChanged change : practices.values()) {
            PracticeState gone = change.before();
            if (gone == null || change.after() != null) {
                continue;
            }
            for (SliceStore.Survivor survivor : store.bearers(gone.practiceId(), gone.userId())) {
                var holders = new HashSet<>(List.of(survivor.holder(), Holder.of(gone)));
                PracticeChanged other = practices.get(survivor.practice());
                if (other != null && other.before() != null) {
                    holders.add(Holder.of(other.before()));
                }
                for (var day : store.orderDays(Set.of(survivor.practice()), Set.of())) {
                    holders.forEach(holder -> days.add(new DayKey(holder, day.day())));
                }
            }
        }
        days.forEach(key -> deltas.touch(key.holder(), key.day()));
        return days;
    }
}
