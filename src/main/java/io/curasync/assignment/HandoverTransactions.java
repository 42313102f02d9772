package io.curasync.assignment;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Runs each step of a handover in its own transaction, and repeats it after a transient failure. */
@Component
class HandoverTransactions {

    private static final int MAX_ATTEMPTS = 3;

    private final TransactionOperations transaction;

    HandoverTransactions(TransactionOperations transaction) {
        this.transaction = transaction;
    }

    /**
     * Runs the work in a transaction. Retries after a transient failure, such as a deadlock or a concurrent merge of a practice.
     * Makes at most {@value #MAX_ATTEMPTS} attempts.
     */
    HandoverUndo run(Supplier<HandoverUndo> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (TransientDataAccessException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
