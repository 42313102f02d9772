package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.ledger.PracticeState;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Key of a portfolio. Each practice belongs to two portfolios: the one of its rep or unmatched name, and the one of all
 * practices.
 *
 * @param ownerId id of the rep; 0 for unmatched practices; -1 for all practices
 * @param repKey for unmatched practices, the normalized rep name from CuraGenesis as in {@link PracticeState#repKey()}, or "" if
 *     CuraGenesis sent none. Always "" for other portfolios.
 */
record PortfolioKey(long ownerId, String repKey) implements Comparable<PortfolioKey> {

    static final PortfolioKey ALL = new PortfolioKey(-1, "");

    private static final long UNMATCHED = 0;
    private static final Comparator<PortfolioKey> ORDER =
            Comparator.comparingLong(PortfolioKey::ownerId).thenComparing(PortfolioKey::repKey);

    static PortfolioKey of(@Nullable Long ownerId, String repKey) {
        return ownerId == null ? new PortfolioKey(UNMATCHED, repKey) : new PortfolioKey(ownerId, "");
    }

    static PortfolioKey of(PracticeState state) {
        return of(state.ownerId(), state.repKey());
    }

    /** Returns the portfolio with all practices of the scope. */
    static PortfolioKey of(Scope scope) {
        return switch (scope) {
            case Scope.All() -> ALL;
            case Scope.Own(long userId) -> new PortfolioKey(userId, "");
        };
    }

    @Override
    public int compareTo(PortfolioKey other) {
        return ORDER.compare(this, other);
    }
}
