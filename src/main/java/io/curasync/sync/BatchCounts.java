package io.curasync.sync;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import java.util.List;

/** The account of a batch. */
record BatchCounts(int fetched, int created, int updated, int unchanged, int stale, int quarantined, long newOrders) {

    BatchCounts {
        if (fetched != created + updated + unchanged + stale + quarantined) {
            throw new IllegalStateException("The account of a batch does not balance");
        }
    }

    /** @param bad rows that could not be read */
    static BatchCounts of(List<FactResult> settlements, int bad) {
        return new BatchCounts(
                settlements.size() + bad,
                count(settlements, FactOutcome.CREATED),
                count(settlements, FactOutcome.UPDATED),
                count(settlements, FactOutcome.UNCHANGED),
                count(settlements, FactOutcome.STALE),
                count(settlements, FactOutcome.QUARANTINED) + bad,
                settlements.stream().mapToLong(FactResult::ordersGained).sum());
    }

    private static int count(List<FactResult> settlements, FactOutcome factOutcome) {
        return (int) settlements.stream()
                .filter(settlement -> settlement.outcome() == factOutcome)
                .count();
    }
}
