package io.curasync.sync.run;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import java.util.List;

/**
 * Row counts of a batch. The constructor checks that the counts add up to the number of fetched rows.
 *
 * @param newOrders amount by which the batch changed the total orders of all practices; negative if they decreased
 */
record BatchCounts(int fetched, int created, int updated, int unchanged, int stale, int quarantined, long newOrders) {

    BatchCounts {
        if (fetched != created + updated + unchanged + stale + quarantined) {
            throw new IllegalStateException("The row counts of a batch do not add up to the fetched rows");
        }
    }

    /**
     * Counts the rows of a batch.
     *
     * @param results results of the rows that were passed to the ledger
     * @param bad number of quarantined rows that were not passed to the ledger, because they are unreadable or made an earlier attempt fail
     */
    static BatchCounts of(List<FactResult> results, int bad) {
        return new BatchCounts(
                results.size() + bad,
                count(results, FactOutcome.CREATED),
                count(results, FactOutcome.UPDATED),
                count(results, FactOutcome.UNCHANGED),
                count(results, FactOutcome.STALE),
                count(results, FactOutcome.QUARANTINED) + bad,
                results.stream().mapToLong(FactResult::ordersGained).sum());
    }

    private static int count(List<FactResult> results, FactOutcome factOutcome) {
        return (int) results.stream()
                .filter(result -> result.outcome() == factOutcome)
                .count();
    }
}
