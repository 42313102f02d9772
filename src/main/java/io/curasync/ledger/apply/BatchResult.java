package io.curasync.ledger.apply;

import io.curasync.ledger.FactResult;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the results of the facts in a batch, and the resulting changes of practices and orders. */
public final class BatchResult {

    private final List<FactResult> results;
    private final List<PracticeChanged> practices = new ArrayList<>();
    private final List<OrderRecorded> orders = new ArrayList<>();

    public BatchResult(int facts) {
        results = new ArrayList<>(facts);
    }

    public void add(FactResult result) {
        results.add(result);
    }

    public void addChange(PracticeChanged change) {
        practices.add(change);
    }

    public void addChanges(Collection<PracticeChanged> changes) {
        practices.addAll(changes);
    }

    public void addOrder(OrderRecorded order) {
        orders.add(order);
    }

    public List<FactResult> results() {
        return List.copyOf(results);
    }

    public boolean hasChanges() {
        return !practices.isEmpty() || !orders.isEmpty();
    }

    public LedgerChanges changes(@Nullable Long run) {
        return new LedgerChanges(List.copyOf(practices), List.copyOf(orders), run);
    }
}
