package io.curasync.webhook.inbox;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.LedgerListenerOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Determines the effects that facts would have. Applies the facts to the ledger in a separate transaction that is always rolled back. */
@Component
class LedgerTrial {

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;
    private final ThreadLocal<@Nullable List<LedgerChanges>> capturedChanges = new ThreadLocal<>();

    LedgerTrial(Ledger ledger, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Effects that facts would have if they were applied.
     *
     * @param results one result per fact, in any order
     */
    record Effects(List<FactResult> results, List<PracticeChanged> practices, List<OrderRecorded> orders) {

        /** Returns whether a user would see a change. A change that leaves all fields of a practice as they are is not visible. */
        boolean isVisible() {
            return !orders.isEmpty() || practices.stream().anyMatch(Effects::isVisible);
        }

        static boolean isVisible(PracticeChanged change) {
            return change.after() == null || !change.differences().isEmpty();
        }
    }

    /**
     * Returns the effects that the facts would have if they were applied now.
     *
     * @param lockTimeout maximum time to wait for each lock of another transaction
     * @throws org.springframework.dao.PessimisticLockingFailureException if another transaction holds a lock for longer than {@code
     *     lockTimeout}
     * @throws org.springframework.dao.DataAccessException if PostgreSQL rejects a fact or is unavailable
     */
    Effects apply(List<Fact> facts, Duration lockTimeout) {
        return Objects.requireNonNull(newTransaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("select set_config('lock_timeout', ?, true)")
                    .param(lockTimeout.toMillis() + "ms")
                    .query(String.class)
                    .single();
            return applyAndCapture(facts);
        }));
    }

    private Effects applyAndCapture(List<Fact> facts) {
        List<LedgerChanges> changes = new ArrayList<>();
        capturedChanges.set(changes);
        try {
            List<FactResult> results = ledger.apply(facts);
            return new Effects(
                    results,
                    changes.stream().flatMap(one -> one.practices().stream()).toList(),
                    changes.stream().flatMap(one -> one.orders().stream()).toList());
        } finally {
            capturedChanges.remove();
        }
    }

    /** Captures the changes of the ledger if this thread is performing a trial. Otherwise, ignores them. */
    @EventListener
    @Order(LedgerListenerOrder.DRY_RUN)
    void on(LedgerChanges changes) {
        List<LedgerChanges> captured = capturedChanges.get();
        if (captured != null) {
            captured.add(changes);
        }
    }
}
