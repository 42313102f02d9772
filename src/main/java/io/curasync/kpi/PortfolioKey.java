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
record PortfolioKey(long ownerId, String repKey) implements Comparable<PortfolioKey> {

    static final PortfolioKey EVERYBODY = new PortfolioKey(-1, "");

    private static final long NOBODY = 0;
    private static final Comparator<PortfolioKey> ORDER =
            Comparator.comparingLong(PortfolioKey::ownerId).thenComparing(PortfolioKey::repKey);

    static PortfolioKey of(@Nullable Long ownerId, String repKey) {
        return ownerId == null ? new PortfolioKey(NOBODY, repKey) : new PortfolioKey(ownerId, "");
    }

    static PortfolioKey of(PracticeState state) {
        return of(state.ownerId(), state.repKey());
    }

    /** Whose book this scope sees. */
    static PortfolioKey of(Scope scope) {
        return switch (scope) {
            case Scope.All() -> EVERYBODY;
            case Scope.Own(long userId) -> new PortfolioKey(userId, "");
        };
    }

    @Override
    public int compareTo(PortfolioKey other) {
        return ORDER.compare(this, other);
    }
}
