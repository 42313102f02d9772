package io.curasync.ledger;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rep of a practice and the history of its reps, as required for an undo.
 *
 * @param practice CuraSync's id of the practice
 * @param owner id of the user who is the rep; null if the practice has no rep
 * @param byHand whether a person assigned the rep, so that aliases do not change the rep
 * @param periods periods of the present and past reps, oldest first
 */
public record PracticeOwnership(long practice, @Nullable Long owner, boolean byHand, List<Period> periods) {

    /**
     * A period during which the practice had one rep.
     *
     * @param owner id of the user who was the rep
     * @param since {@link OffsetDateTime#MIN} for the first rep, who is also credited with all earlier orders
     * @param until null for the present rep
     */
    public record Period(
            long owner, OffsetDateTime since, @Nullable OffsetDateTime until) {

        private boolean hasSameOwnerAndStart(Period other) {
            return owner == other.owner && since.isEqual(other.since);
        }
    }

    public PracticeOwnership {
        periods = List.copyOf(periods);
    }

    /**
     * Reconstructs the ownership before an alias assigned the practice. The result has no rep, is not assigned manually, and does not
     * contain the period of the present rep.
     */
    public PracticeOwnership unowned() {
        return new PracticeOwnership(
                practice,
                null,
                false,
                periods.stream().filter(period -> period.until() != null).toList());
    }

    /**
     * Returns whether both ownerships have the same reps with the same start times, and agree on whether the present rep was
     * assigned manually. Ignores the ends of periods.
     */
    public boolean hasSameReps(PracticeOwnership earlier) {
        if (byHand != earlier.byHand || periods.size() != earlier.periods.size()) {
            return false;
        }
        for (int i = 0; i < periods.size(); i++) {
            if (!periods.get(i).hasSameOwnerAndStart(earlier.periods.get(i))) {
                return false;
            }
        }
        return true;
    }
}
