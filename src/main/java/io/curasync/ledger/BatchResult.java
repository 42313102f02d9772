package io.curasync.ledger;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the results of a batch's facts and the changes that they cause. */
final class BatchResult {

    private final List<FactResult> results;
    private final List<PracticeChanged> practices = new ArrayList<>();
    private final List<OrderRecorded> orders = new ArrayList<>();

    BatchResult(int facts) {
        results = new ArrayList<>(facts);
    }

    void add(FactResult result) {
        results.add(result);
    }

    void addChange(PracticeChanged change) {
        practices.add(change);
    }

    void addChanges(Collection<PracticeChanged> changes) {
        practices.addAll(changes);
    }

    void addOrder(OrderRecorded order) {
        orders.add(order);
    }

    List<FactResult> results() {
        return List.copyOf(results);
    }

    boolean hasChanges() {
        return !practices.isEmpty() || !orders.isEmpty();
    }

    LedgerChanges changes(@Nullable Long run) {
        return new LedgerChanges(List.copyOf(practices), List.copyOf(orders), run);
    }
}
