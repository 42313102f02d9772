package io.curasync.ledger.apply;

import io.curasync.ledger.Fact.OrderPlaced;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.apply.OrderRepository.LockedPractice;
import io.curasync.ledger.state.OrderTotals;
import io.curasync.ledger.state.PracticeStateReader;
import io.curasync.ledger.state.TimelineWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applies the orders of a batch. Stores new orders, updates the total orders of their practices, and writes timeline entries. */
@Component
class OrderFactsApplier {

    private final OrderRepository orders;
    private final OrderTotals orderTotals;
    private final PracticeStateReader states;
    private final TimelineWriter timelineWriter;

    OrderFactsApplier(
            OrderRepository orders,
            OrderTotals orderTotals,
            PracticeStateReader states,
            TimelineWriter timelineWriter) {
        this.orders = orders;
        this.orderTotals = orderTotals;
        this.states = states;
        this.timelineWriter = timelineWriter;
    }

    /** An order and its locked practice. */
    private record LocatedOrder(OrderPlaced order, LockedPractice lockedPractice) {

        long practice() {
            return lockedPractice.practice();
        }

        boolean counts() {
            return lockedPractice.counts(order);
        }
    }

    void apply(List<OrderPlaced> facts, BatchResult result) {
        Map<String, LockedPractice> practices =
                orders.lock(facts.stream().map(OrderPlaced::userId).collect(Collectors.toSet()));
        List<LocatedOrder> applicable = new ArrayList<>(facts.size());
        for (OrderPlaced order : facts) {
            LockedPractice lockedPractice = practices.get(order.userId());
            if (lockedPractice == null) {
                result.add(FactResult.of(order, FactOutcome.UNKNOWN_PRACTICE));
            } else {
                applicable.add(new LocatedOrder(order, lockedPractice));
            }
        }
        if (applicable.isEmpty()) {
            return;
        }
        List<LocatedOrder> newOrders = insert(applicable, result);
        Map<Long, PracticeState> after = updateTotals(newOrders);
        newOrders.forEach(located -> result.addOrder(recorded(located, after)));
        result.addChanges(changes(newOrders, after));
    }

    /** Stores the orders, adds their results, and writes their timeline entries. Returns the new orders. */
    private List<LocatedOrder> insert(List<LocatedOrder> applicable, BatchResult result) {
        Set<String> inserted =
                orders.insert(applicable.stream().map(OrderFactsApplier::row).toList());
        List<LocatedOrder> newOrders = new ArrayList<>(applicable.size());
        List<TimelineWriter.Entry> entries = new ArrayList<>(applicable.size());
        for (LocatedOrder located : applicable) {
            OrderPlaced order = located.order();
            // The id is removed, so that a second fact about the same order in the batch counts as a repetition.
            boolean isNew = inserted.remove(order.orderId());
            if (isNew) {
                newOrders.add(located);
            }
            FactOutcome factOutcome = isNew ? FactOutcome.UPDATED : FactOutcome.UNCHANGED;
            result.add(FactResult.applied(order, factOutcome, isNew && located.counts() ? 1 : 0));
            entries.add(TimelineWriter.Entry.of(
                    located.practice(), "order.placed", order.provenance(), factOutcome, detail(located, isNew)));
        }
        timelineWriter.write(entries);
        return newOrders;
    }

    /**
     * Adds the new orders to the total orders of their practices. If a practice has an unversioned total, recomputes its total
     * orders instead, because they may derive from that total. Returns the resulting states by practice.
     */
    private Map<Long, PracticeState> updateTotals(List<LocatedOrder> newOrders) {
        Map<Long, OrderRepository.TotalIncrease> increases = new HashMap<>();
        Map<Long, PracticeState> after = HashMap.newHashMap(newOrders.size());
        List<Long> practicesToRecount = new ArrayList<>();
        for (LocatedOrder located : newOrders) {
            long practice = located.practice();
            if (located.lockedPractice().hasUnversionedTotal()) {
                practicesToRecount.add(practice);
            } else {
                OrderRepository.TotalIncrease increase = increases.merge(
                        practice,
                        new OrderRepository.TotalIncrease(
                                practice,
                                located.counts() ? 1 : 0,
                                located.order().placedAt()),
                        OrderFactsApplier::merge);
                after.put(practice, located.lockedPractice().state().plus(increase.orders()));
            }
        }
        if (!increases.isEmpty()) {
            orders.addToTotals(increases.values());
        }
        if (!practicesToRecount.isEmpty()) {
            orderTotals.recount(practicesToRecount);
            after.putAll(states.of(practicesToRecount));
        }
        return after;
    }

    private static OrderRepository.TotalIncrease merge(
            OrderRepository.TotalIncrease one, OrderRepository.TotalIncrease other) {
        Instant latest = one.latest().isAfter(other.latest()) ? one.latest() : other.latest();
        return new OrderRepository.TotalIncrease(one.practice(), one.orders() + other.orders(), latest);
    }

    private static OrderRepository.Row row(LocatedOrder located) {
        OrderPlaced order = located.order();
        return new OrderRepository.Row(
                located.practice(),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                order.provenance().receivedAt());
    }

    private static OrderRecorded recorded(LocatedOrder located, Map<Long, PracticeState> after) {
        OrderPlaced order = located.order();
        PracticeState state = Objects.requireNonNull(after.get(located.practice()));
        return new OrderRecorded(
                located.practice(),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                state.repKey(),
                state.salesRep(),
                state.ownerId());
    }

    private static Map<String, Object> detail(LocatedOrder located, boolean isNew) {
        OrderPlaced order = located.order();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("orderId", order.orderId());
        if (order.amount() != null) {
            detail.put("amount", order.amount());
        }
        detail.put("placedAt", order.placedAt());
        if (isNew) {
            detail.put("counted", located.counts());
        } else {
            detail.put("reason", "this order is known already");
        }
        return detail;
    }

    private static Collection<PracticeChanged> changes(List<LocatedOrder> newOrders, Map<Long, PracticeState> after) {
        Map<Long, PracticeChanged> changes = new TreeMap<>();
        for (LocatedOrder located : newOrders) {
            long practice = located.practice();
            PracticeState before = located.lockedPractice().state();
            PracticeState state = Objects.requireNonNull(after.get(practice));
            if (!state.equals(before)) {
                changes.put(practice, new PracticeChanged(practice, before, state));
            }
        }
        return changes.values();
    }
}
