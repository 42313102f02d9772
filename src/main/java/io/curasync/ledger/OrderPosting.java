package io.curasync.ledger;

import io.curasync.ledger.Fact.OrderPlaced;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts the orders of a batch and accounts for each of them. */
@Component
class OrderPosting {

    private final OrderFacts orders;
    private final Recount recount;
    private final PracticeStates states;
    private final Timeline timeline;

    OrderPosting(OrderFacts orders, Recount recount, PracticeStates states, Timeline timeline) {
        this.orders = orders;
        this.recount = recount;
        this.states = states;
        this.timeline = timeline;
    }

    /**
     * An order and its place among the facts that were handed in.
     */
    record Indexed(int index, OrderPlaced order) {}

    List<PracticeChanged> post(List<Indexed> placed, @Nullable Settlement[] settlements, List<OrderRecorded> recorded) {
        Map<String, Long> practices =
                orders.lockPractices(placed.stream().map(Indexed::order).toList());
        List<Indexed> known = placed.stream()
                .filter(one -> practices.containsKey(one.order().userId()))
                .toList();
        for (Indexed one : placed) {
            settlements[one.index()] = Settlement.of(Outcome.UNKNOWN_PRACTICE);
        }
        if (known.isEmpty()) {
            return List.of();
        }
        Set<Long> touched = new HashSet<>();
        known.forEach(one -> touched.add(practices.get(one.order().userId())));
        Map<Long, PracticeState> before = states.of(touched);
        Map<String, Boolean> fresh =
                orders.insert(known.stream().map(one -> row(one, practices)).toList());
        recount.recount(touched);
        Map<Long, PracticeState> after = states.of(touched);

        List<Timeline.Entry> entries = new ArrayList<>();
        for (Indexed one : known) {
            OrderPlaced order = one.order();
            long practice = practices.get(order.userId());
            // Taken out, so that a second telling of the same order within the batch is a repeat.
            Boolean counted = fresh.remove(order.orderId());
            Outcome outcome = counted == null ? Outcome.UNCHANGED : Outcome.UPDATED;
            settlements[one.index()] = new Settlement(outcome, null, Boolean.TRUE.equals(counted) ? 1 : 0);
            if (counted != null) {
                recorded.add(recorded(practice, order, after.get(practice)));
            }
            entries.add(
                    Timeline.Entry.of(practice, "order.placed", order.provenance(), outcome, detail(order, counted)));
        }
        timeline.write(entries);
        return changes(before, after);
    }

    private static OrderFacts.Row row(Indexed one, Map<String, Long> practices) {
        OrderPlaced order = one.order();
        return new OrderFacts.Row(
                one.index(),
                practices.get(order.userId()),
                order.orderId(),
                order.amount(),
                order.placedAt(),
                order.provenance().receivedAt());
    }

    private static OrderRecorded recorded(long practice, OrderPlaced order, PracticeState state) {
        return new OrderRecorded(
                practice,
                order.orderId(),
                order.amount(),
                order.placedAt(),
                state.repKey(),
                state.salesRep(),
                state.ownerId());
    }

    private static Map<String, Object> detail(OrderPlaced order, @Nullable Boolean counted) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("orderId", order.orderId());
        if (order.amount() != null) {
            detail.put("amount", order.amount());
        }
        detail.put("placedAt", order.placedAt());
        if (counted == null) {
            detail.put("reason", "this order is known already");
        } else {
            detail.put("counted", counted);
        }
        return detail;
    }

    private static List<PracticeChanged> changes(Map<Long, PracticeState> before, Map<Long, PracticeState> after) {
        List<PracticeChanged> changes = new ArrayList<>();
        new TreeMap<>(after).forEach((practice, state) -> {
            PracticeState was = before.get(practice);
            if (!state.equals(was)) {
                changes.add(new PracticeChanged(practice, was, state));
            }
        });
        return changes;
    }
}
