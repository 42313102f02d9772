package io.curasync.assignment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handover of many practices to a rep, or a release of many practices.
 *
 * @param practices CuraSync's ids of the practices, sorted and without repetitions; at most {@value BulkHandoverService#MAX_PRACTICES}
 * @param rep user id of the receiving rep; {@code null} to release the practices, which then follow their rep names in CuraGenesis again
 * @param since start of the new reps' ownership; see {@link io.curasync.ledger.PracticeAssignments#assign}
 * @param rememberAlias whether the practices' rep names in CuraGenesis become aliases of the receiving rep, unless they are aliases
 *     already. Other unmatched practices with these names are then handed over too. Ignored for a release.
 */
public record BulkHandover(List<Long> practices, @Nullable Long rep, Instant since, boolean rememberAlias) {

    public BulkHandover {
        practices = practices.stream().distinct().sorted().toList();
    }
}
