package io.curasync.sync;

import io.curasync.curagenesis.PageRow;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.TextSanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the rows of a failed batch that the ledger cannot take. Each attempt is rolled back, so that the batch is still applied
 * as a whole, with the run's cursor and counts: by savepoints it would hold the locks of every slice until its end.
 */
@Component
class FaultyRowFinder {

    private static final Logger log = LoggerFactory.getLogger(FaultyRowFinder.class);
    private static final int MAX_CONFLICTS = 3;

    private final Ledger ledger;
    private final TransactionTemplate transaction;

    FaultyRowFinder(Ledger ledger, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** A readable row and the fact in it. */
    record Candidate(PageRow.Good row, Fact fact) {}

    /**
     * Returns the rows at fault with their reasons. Empty if no row fails by itself, or if all do by a fault of ours.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    Map<PageRow.Good, String> findRefused(List<Candidate> candidates) {
        Map<PageRow.Good, String> refused = new HashMap<>();
        List<DatabaseFailure> failures = new ArrayList<>();
        Bisection.run(candidates, this::tryOut, (candidate, failure) -> {
            failures.add(DatabaseFailure.of(failure));
            String reason = DatabaseFailure.reason(failure);
            log.warn(
                    "The row of practice {} cannot be applied: {}",
                    TextSanitizer.of(candidate.row().practiceId()),
                    reason);
            refused.put(candidate.row(), reason);
        });
        boolean oursAlone = failures.size() == candidates.size() && !failures.contains(DatabaseFailure.REFUSED);
        return oursAlone ? Map.of() : refused;
    }

    private void tryOut(List<Candidate> part) {
        List<Fact> facts = part.stream().map(Candidate::fact).toList();
        for (int conflicts = 1; ; conflicts++) {
            try {
                transaction.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    ledger.apply(facts);
                });
                return;
            } catch (RuntimeException e) {
                if (DatabaseFailure.of(e) != DatabaseFailure.CONFLICT || conflicts == MAX_CONFLICTS) {
                    throw e;
                }
            }
        }
    }
}
