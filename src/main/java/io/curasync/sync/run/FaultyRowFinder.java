package io.curasync.sync.run;

import io.curasync.curagenesis.PageRow;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.text.TextSanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the rows that make a batch fail, by bisection. Applies smaller and smaller parts of the batch, each in its own transaction, and
 * rolls back each transaction. {@link PageApplier} then applies the remaining rows as one batch, together with the cursor and the counts of
 * the run. Savepoints in one transaction are not used, because the locks of all parts would be held until the end of the batch.
 */
@Component
class FaultyRowFinder {

    private static final Logger log = LoggerFactory.getLogger(FaultyRowFinder.class);
    private static final int MAX_CONFLICTS = 3;

    private final Ledger ledger;
    private final TransactionOperations transaction;

    FaultyRowFinder(Ledger ledger, TransactionOperations transaction) {
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /**
     * Returns the rows that cannot be applied even on their own, each with a reason for users. If every row fails and PostgreSQL rejects
     * the data of none of them, the cause is probably a bug in CuraSync. In this case, the result is empty.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     * @throws RuntimeException the database failure if PostgreSQL is unavailable
     */
    Map<PageRow.Valid, String> findFaulty(List<RowFact> rows) {
        Map<PageRow.Valid, String> faulty = new HashMap<>();
        List<DatabaseFailure> failures = new ArrayList<>();
        Bisection.run(rows, this::attempt, (readable, failure) -> {
            failures.add(DatabaseFailure.of(failure));
            String reason = DatabaseFailure.reason(failure);
            log.warn(
                    "Could not apply the row of practice {}: {}",
                    TextSanitizer.of(readable.row().practiceId()),
                    reason);
            faulty.put(readable.row(), reason);
        });
        boolean isOurFault = failures.size() == rows.size() && !failures.contains(DatabaseFailure.REFUSED);
        return isOurFault ? Map.of() : faulty;
    }

    private void attempt(List<RowFact> part) {
        List<Fact> facts = part.stream().map(RowFact::fact).toList();
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
