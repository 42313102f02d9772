package io.curasync.ledger;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rep of a practice and the history of its reps, for an undo.
 *
 * @param practice CuraSync's id
 * @param owner null if the practice has no rep
 * @param byHand whether people chose the owner, so that no alias changes it
 * @param periods oldest first
 */
public record PracticeOwnership(long practice, @Nullable Long owner, boolean byHand, List<Period> periods) {

    /** @param until null for the present rep */
    public record Period(
            long owner, OffsetDateTime since, @Nullable OffsetDateTime until) {

        private boolean beganAs(Period other) {
            return owner == other.owner && since.isEqual(other.since);
        }
    }

    public PracticeOwnership {
        periods = List.copyOf(periods);
    }

    /** Returns the same history without the present rep. */
    public PracticeOwnership unowned() {
        return new PracticeOwnership(
                practice,
                null,
                false,
                periods.stream().filter(period -> period.until() != null).toList());
    }

    /** Returns whether the practice has had the same reps since the same times as in {@code earlier}. Ignores ends of periods. */
    public boolean hasSameReps(PracticeOwnership earlier) {
        if (byHand != earlier.byHand || periods.size() != earlier.periods.size()) {
            return false;
        }
        for (int i = 0; i < periods.size(); i++) {
            if (!periods.get(i).beganAs(earlier.periods.get(i))) {
                return false;
            }
        }
        return true;
    }
}
