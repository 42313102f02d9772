package io.curasync.ledger;

import java.util.Set;

/**
 * Event: the ownership periods of practices are about to change. Published within the transaction before the change, so that listeners can
 * still read the present periods. The practices are locked. New practices without orders are not included.
 *
 * @param practices CuraSync's ids of the practices
 * @param newOrders ids of orders that this transaction has stored, but that are not in the rollups yet. The listener of {@link
 *     LedgerChanges} that adds them runs after this event.
 */
public record OwnershipChanging(Set<Long> practices, Set<String> newOrders) {

    public OwnershipChanging {
        practices = Set.copyOf(practices);
        newOrders = Set.copyOf(newOrders);
    }
}
