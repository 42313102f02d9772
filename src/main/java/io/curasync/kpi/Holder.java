package io.curasync.kpi;

import io.curasync.ledger.PracticeState;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * In whose book a practice counts.
 *
 * @param ownerId the user; 0: nobody's
 * @param repKey for nobody's practice the name that CuraGenesis writes, without case and surplus blanks; else ""
 */
record Holder(long ownerId, String repKey) implements Comparable<Holder> {

    private static final long NOBODY = 0;
    private static final Comparator<Holder> ORDER =
            Comparator.comparingLong(Holder::ownerId).thenComparing(Holder::repKey);

    static Holder of(@Nullable Long ownerId, String repKey) {
        return ownerId == null ? new Holder(NOBODY, repKey) : new Holder(ownerId, "");
    }

    static Holder of(PracticeState state) {
        return of(state.ownerId(), state.repKey());
    }

    @Override
    public int compareTo(Holder other) {
        return ORDER.compare(this, other);
    }
}
