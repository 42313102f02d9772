package io.curasync.assignment;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes the audit entries of handovers whose instance was killed, and notifies the reps. Does not hand over the remaining practices,
 * because the admin may have decided differently since. The admin can repeat the handover. Row locks prevent two instances from ending
 * the same handover.
 */
@Component
class HandoverRecoveryJob {

    private static final Logger log = LoggerFactory.getLogger(HandoverRecoveryJob.class);

    private final HandoverBatchExecutor batchExecutor;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;

    HandoverRecoveryJob(HandoverBatchExecutor batchExecutor, TransactionOperations transaction, ChangeSignal signal) {
        this.batchExecutor = batchExecutor;
        this.transaction = transaction;
        this.signal = signal;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void endInterrupted() {
        while (Boolean.TRUE.equals(transaction.execute(status -> batchExecutor.endInterrupted()))) {
            log.warn(
                    "Ended a handover whose instance was killed. Its audit entry says how many practices it processed");
            signal.publish(Topic.LEDGER);
        }
    }
}
