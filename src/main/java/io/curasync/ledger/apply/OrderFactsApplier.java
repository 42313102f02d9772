package io.curasync.ledger.apply;

import io.curasync.ledger.Fact.OrderPlaced;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.apply.OrderRepository.Known;
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

/** Applies the orders of a batch. */
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

    /** An order and its practice, which is locked. */
    private record Placed(OrderPlaced order, Known known) {

        long practice() {
            return known.practice();
        }

        boolean counts() {
            return known.counts(order);
        }
    }

    void apply(List<OrderPlaced> facts, BatchResult result) {
        Map<String, Known> practices =
                orders.lock(facts.stream().map(OrderPlaced::userId).collect(Collectors.toSet()));
        List<Placed> applicable = new ArrayList<>(facts.size());
        for (OrderPlaced order : facts) {
            Known known = practices.get(order.userId());
            if (known == null) {
                result.add(FactResult.of(order, FactOutcome.UNKNOWN_PRACTICE));
            } else {
                applicable.add(new Placed(order, known));
            }
        }
        if (applicable.isEmpty()) {
            return;
        }
        List<Placed> fresh = insert(applicable, result);
        Map<Long, PracticeState> after = count(fresh);
        fresh.forEach(placed -> result.addOrder(recorded(placed, after)));
        result.addChanges(changes(fresh, after));
    }

    /** Writes the orders, their results and their timeline entries. Returns the new orders. */
    private List<Placed> insert(List<Placed> applicable, BatchResult result) {
        Set<String> inserted =
                orders.insert(applicable.stream().map(OrderFactsApplier::row).toList());
        List<Placed> fresh = new ArrayList<>(applicable.size());
        List<TimelineWriter.Entry> entries = new ArrayList<>(applicable.size());
        for (Placed placed : applicable) {
            OrderPlaced order = placed.order();
            // Removed, so that a second fact about the same order within the batch counts as a repeat.
            boolean isNew = inserted.remove(order.orderId());
            if (isNew) {
                fresh.add(placed);
            }
            FactOutcome factOutcome = isNew ? FactOutcome.UPDATED : FactOutcome.UNCHANGED;
            result.add(FactResult.applied(order, factOutcome, isNew && placed.counts() ? 1 : 0));
            entries.add(TimelineWriter.Entry.of(
                    placed.practice(), "order.placed", order.provenance(), factOutcome, detail(placed, isNew)));
        }
        timelineWriter.write(entries);
        return fresh;
    }

    /**
     * Raises the totals of the practices. Recounts those whose shown total may come from a hint. Returns the practices with new
     * orders as they are now.
     */
    private Map<Long, PracticeState> count(List<Placed> fresh) {
        Map<Long, OrderRepository.Raise> raises = new HashMap<>();
        Map<Long, PracticeState> after = HashMap.newHashMap(fresh.size());
        List<Long> hinted = new ArrayList<>();
        for (Placed placed : fresh) {
            long practice = placed.practice();
            if (placed.known().hinted()) {
                hinted.add(practice);
            } else {
                OrderRepository.Raise raise = raises.merge(
                        practice,
                        new OrderRepository.Raise(
                                practice,
                                placed.counts() ? 1 : 0,
                                placed.order().placedAt()),
                        OrderFactsApplier::merge);
                after.put(practice, placed.known().state().plus(raise.orders()));
            }
        }
        if (!raises.isEmpty()) {
            orders.raise(raises.values());
        }
        if (!hinted.isEmpty()) {
            orderTotals.recount(hinted);
            after.putAll(states.of(hinted));
        }
        return after;
    }

    private static OrderRepository.Raise merge(OrderRepository.Raise one, OrderRepository.Raise other) {
        Instant latest = one.latest().isAfter(other.latest()) ? one.latest() : other.latest();
        return new OrderRepository.Raise(one.practice(), one.orders() + other.orders(), latest);
    }

    private static OrderRepository.Row row(Placed placed) {
        OrderPlaced order = placed.order();
        return new OrderRepository.Row(
                placed.practice(),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                order.provenance().receivedAt());
    }

    private static OrderRecorded recorded(Placed placed, Map<Long, PracticeState> after) {
        OrderPlaced order = placed.order();
        PracticeState state = Objects.requireNonNull(after.get(placed.practice()));
        return new OrderRecorded(
                placed.practice(),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                state.repKey(),
                state.salesRep(),
                state.ownerId());
    }

    private static Map<String, Object> detail(Placed placed, boolean isNew) {
        OrderPlaced order = placed.order();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("orderId", order.orderId());
        if (order.amount() != null) {
            detail.put("amount", order.amount());
        }
        detail.put("placedAt", order.placedAt());
        if (isNew) {
            detail.put("counted", placed.counts());
        } else {
            detail.put("reason", "this order is known already");
        }
        return detail;
    }

    private static Collection<PracticeChanged> changes(List<Placed> fresh, Map<Long, PracticeState> after) {
        Map<Long, PracticeChanged> changes = new TreeMap<>();
        for (Placed placed : fresh) {
            long practice = placed.practice();
            PracticeState before = placed.known().state();
            PracticeState state = Objects.requireNonNull(after.get(practice));
            if (!state.equals(before)) {
                changes.put(practice, new PracticeChanged(practice, before, state));
            }
        }
        return changes.values();
    }
}
