package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.ledger.PracticeState;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * In whose book a practice counts: in one of its own, and in everybody's.
 *
 * @param ownerId the user; 0: nobody's; -1: everybody's
 * @param repKey for nobody's practice the name that CuraGenesis writes, without case and surplus blanks; else ""
 */
record Holder(long ownerId, String repKey) implements Comparable<Holder> {

    static final Holder EVERYBODY = new Holder(-1, "");

    private static final long NOBODY = 0;
    private static final Comparator<Holder> ORDER =
            Comparator.comparingLong(Holder::ownerId).thenComparing(Holder::repKey);

    static Holder of(@Nullable Long ownerId, String repKey) {
        return ownerId == null ? new Holder(NOBODY, repKey) : new Holder(ownerId, "");
    }

    static Holder of(PracticeState state) {
        return of(state.ownerId(), state.repKey());
    }

    /** Whose book this scope sees. */
    static Holder of(Scope scope) {
        return switch (scope) {
            case Scope.All() -> EVERYBODY;
            case Scope.Own(long userId) -> new Holder(userId, "");
        };
    }

    @Override
    public int compareTo(Holder other) {
        return ORDER.compare(this, other);
    }
}
