package io.curasync.sync;

import io.curasync.ledger.Outcome;
import io.curasync.ledger.Settlement;
import java.util.List;

/** The account of a batch. */
record Tally(int fetched, int created, int updated, int unchanged, int stale, int quarantined, long newOrders) {

    Tally {
        if (fetched != created + updated + unchanged + stale + quarantined) {
            throw new IllegalStateException("The account of a batch does not balance");
        }
    }

    /** @param bad rows that could not be read */
    static Tally of(List<Settlement> settlements, int bad) {
        return new Tally(
                settlements.size() + bad,
                count(settlements, Outcome.CREATED),
                count(settlements, Outcome.UPDATED),
                count(settlements, Outcome.UNCHANGED),
                count(settlements, Outcome.STALE),
                count(settlements, Outcome.QUARANTINED) + bad,
                settlements.stream().mapToLong(Settlement::ordersGained).sum());
    }

    private static int count(List<Settlement> settlements, Outcome outcome) {
        return (int) settlements.stream()
                .filter(settlement -> settlement.outcome() == outcome)
                .count();
    }
}
