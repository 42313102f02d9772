package io.curasync.sync.run;

import io.curasync.ledger.MissingPracticeMarker.Coverage;
import io.curasync.ui.NumberLabels;
import java.util.Locale;

/**
 * The largest drop of a full run that is considered plausible. A run with a larger drop is suspicious. The drop is the share of the known
 * practices that the run did not find. The limit is twice the largest drop of earlier full runs, but at least 5 % and at most 20 %. If
 * fewer than {@value #MIN_PRACTICES} practices were not found, the limit is 20 %.
 *
 * @param runs number of earlier full runs from which the limit is computed; if 0, the limit is 20 %
 * @param largest largest drop of these runs, in percent
 */
record DropLimit(long runs, double largest) {

    /** Highest possible limit in percent. Earlier runs with a larger drop are ignored when the limit is computed. */
    static final double MAX_PERCENT = 20;

    static final double MIN_PERCENT = 5;

    /**
     * The limit in {@link #percent} applies only if at least this many practices were not found. Otherwise, {@link #MAX_PERCENT} applies,
     * because a few practices can be a large share of a small total.
     */
    static final int MIN_PRACTICES = 5;

    private static final double FACTOR = 2;

    /** Returns the limit in percent, computed from the earlier runs. */
    double percent() {
        return runs == 0 ? MAX_PERCENT : Math.clamp(FACTOR * largest, MIN_PERCENT, MAX_PERCENT);
    }

    boolean isExceededBy(Coverage coverage) {
        return exceeds(coverage, MAX_PERCENT) || (coverage.others() >= MIN_PRACTICES && exceeds(coverage, percent()));
    }

    private static boolean exceeds(Coverage coverage, double percent) {
        return coverage.others() * 100.0 > percent * known(coverage);
    }

    /** Returns the reason why a run is suspicious, as text for users. */
    String reason(Coverage coverage) {
        String learned = runs == 0
                ? ""
                : String.format(
                        Locale.US,
                        ", as the largest drop of %s was %.1f %%",
                        NumberLabels.of(runs, "earlier full sync"),
                        largest);
        return String.format(
                Locale.US,
                "It saw %d of the %d practices that are known, so nothing was marked missing. That is %.1f %% fewer; the limit is"
                        + " %.1f %%%s",
                coverage.seen(),
                known(coverage),
                coverage.others() * 100.0 / known(coverage),
                percent(),
                learned);
    }

    private static long known(Coverage coverage) {
        return coverage.seen() + coverage.others();
    }
}
