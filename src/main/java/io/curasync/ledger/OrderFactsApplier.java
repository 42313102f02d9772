package io.curasync.ledger;

import io.curasync.ledger.Fact.OrderPlaced;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.OrderRepository.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the orders of a batch and records a result for each of them. */
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

    /** An order and its index among the facts of the batch. */
    record Indexed(int index, OrderPlaced order) {}

    List<PracticeChanged> post(List<Indexed> placed, @Nullable FactResult[] results, List<OrderRecorded> recorded) {
        Map<String, Known> practices =
                orders.lock(placed.stream().map(one -> one.order().userId()).collect(Collectors.toSet()));
        List<Indexed> applicable = new ArrayList<>(placed.size());
        for (Indexed one : placed) {
            if (practices.containsKey(one.order().userId())) {
                applicable.add(one);
            } else {
                results[one.index()] = FactResult.of(FactOutcome.UNKNOWN_PRACTICE);
            }
        }
        if (applicable.isEmpty()) {
            return List.of();
        }
        List<Indexed> fresh = insert(applicable, practices, results);
        Map<Long, PracticeState> after = count(fresh, practices);
        for (Indexed one : fresh) {
            recorded.add(recorded(one.order(), practices, after));
        }
        return changes(practices, after);
    }

    /** Writes the orders, their results and their timeline entries. Returns the new orders. */
    private List<Indexed> insert(
            List<Indexed> applicable, Map<String, Known> practices, @Nullable FactResult[] results) {
        Set<String> inserted = orders.insert(
                applicable.stream().map(one -> row(one, practices)).toList());
        List<Indexed> fresh = new ArrayList<>(applicable.size());
        List<TimelineWriter.Entry> entries = new ArrayList<>(applicable.size());
        for (Indexed one : applicable) {
            OrderPlaced order = one.order();
            Known practice = of(practices, order);
            // Removed, so that a second fact about the same order within the batch counts as a repeat.
            boolean isNew = inserted.remove(order.orderId());
            boolean counts = practice.counts(order);
            if (isNew) {
                fresh.add(one);
            }
            FactOutcome factOutcome = isNew ? FactOutcome.UPDATED : FactOutcome.UNCHANGED;
            results[one.index()] = new FactResult(factOutcome, null, isNew && counts ? 1 : 0);
            entries.add(TimelineWriter.Entry.of(
                    practice.practice(),
                    "order.placed",
                    order.provenance(),
                    factOutcome,
                    detail(order, isNew, counts)));
        }
        timelineWriter.write(entries);
        return fresh;
    }

    /** Raises the totals of the practices. Recounts those whose shown total may come from a hint. */
    private Map<Long, PracticeState> count(List<Indexed> fresh, Map<String, Known> practices) {
        Map<Long, OrderRepository.Raise> raises = new HashMap<>();
        List<Long> hinted = new ArrayList<>();
        for (Indexed one : fresh) {
            Known practice = of(practices, one.order());
            if (practice.hinted()) {
                hinted.add(practice.practice());
                continue;
            }
            OrderPlaced order = one.order();
            raises.merge(
                    practice.practice(),
                    new OrderRepository.Raise(practice.practice(), practice.counts(order) ? 1 : 0, order.placedAt()),
                    OrderFactsApplier::merge);
        }
        Map<Long, PracticeState> after = HashMap.newHashMap(raises.size() + hinted.size());
        if (!raises.isEmpty()) {
            orders.raise(raises.values());
            for (Known practice : practices.values()) {
                OrderRepository.Raise raise = raises.get(practice.practice());
                if (raise != null) {
                    after.put(practice.practice(), practice.state().plus(raise.orders()));
                }
            }
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

    private static OrderRepository.Row row(Indexed one, Map<String, Known> practices) {
        OrderPlaced order = one.order();
        return new OrderRepository.Row(
                of(practices, order).practice(),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                order.provenance().receivedAt());
    }

    private static Known of(Map<String, Known> practices, OrderPlaced order) {
        return Objects.requireNonNull(practices.get(order.userId()));
    }

    private static OrderRecorded recorded(
            OrderPlaced order, Map<String, Known> practices, Map<Long, PracticeState> after) {
        long practice = of(practices, order).practice();
        PracticeState state = Objects.requireNonNull(after.get(practice));
        return new OrderRecorded(
                practice,
                order.orderId(),
                order.amount(),
                order.placedAt(),
                state.repKey(),
                state.salesRep(),
                state.ownerId());
    }

    private static Map<String, Object> detail(OrderPlaced order, boolean isNew, boolean counts) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("orderId", order.orderId());
        if (order.amount() != null) {
            detail.put("amount", order.amount());
        }
        detail.put("placedAt", order.placedAt());
        if (isNew) {
            detail.put("counted", counts);
        } else {
            detail.put("reason", "this order is known already");
        }
        return detail;
    }

    private static List<PracticeChanged> changes(Map<String, Known> practices, Map<Long, PracticeState> after) {
        Map<Long, PracticeChanged> changes = new TreeMap<>();
        for (Known known : practices.values()) {
            PracticeState state = after.get(known.practice());
            if (state != null && !state.equals(known.state())) {
                changes.put(known.practice(), new PracticeChanged(known.practice(), known.state(), state));
            }
        }
        return List.copyOf(changes.values());
    }
}
