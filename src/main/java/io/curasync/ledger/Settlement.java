package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of one fact.
 *
 * @param reason for people; null unless it was refused
 * @param ordersGained by how much the practice's shown total rose with it; negative when it fell
 */
public record Settlement(Outcome outcome, @Nullable String reason, int ordersGained) {

    static final Settlement UNCHANGED = new Settlement(Outcome.UNCHANGED, null, 0);

    static Settlement of(Outcome outcome) {
        return new Settlement(outcome, null, 0);
    }
}
