package io.curasync.kpi;

import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.OwnershipChanging;
import io.curasync.ledger.PracticeMerged;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Updates the credited orders within the ledger's transaction. Before the ownership periods or the orders of a practice change, reads the
 * reps who are credited with the orders. Afterwards, writes the difference. For all other practices, only credits the new orders.
 */
@Component
class CreditUpdater {

    private final CreditRepository creditRepository;
    private final BusinessTimeZone businessTimeZone;

    CreditUpdater(CreditRepository creditRepository, BusinessTimeZone businessTimeZone) {
        this.creditRepository = creditRepository;
        this.businessTimeZone = businessTimeZone;
    }

    /** The practices whose periods or orders change in this transaction, with their credited orders before the change. */
    private record Changing(Set<Long> practices, List<CreditEntry> before) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(OwnershipChanging changing) {
        remember(changing.practices(), changing.newOrders());
    }

    /**
     * Reads the credit before a merge, which moves the duplicate's orders to the surviving practice and deletes the duplicate's
     * periods.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PracticeMerged merged) {
        remember(Set.of(merged.surviving(), merged.duplicate()), Set.of());
    }

    private void remember(Set<Long> practices, Set<String> newOrders) {
        Changing changing = (Changing) TransactionSynchronizationManager.getResource(this);
        if (changing == null) {
            changing = new Changing(new HashSet<>(), new ArrayList<>());
            TransactionSynchronizationManager.bindResource(this, changing);
            TransactionSynchronizationManager.registerSynchronization(new Completion(changing));
        }
        Set<Long> added = new HashSet<>(practices);
        added.removeAll(changing.practices());
        if (!added.isEmpty()) {
            changing.practices().addAll(added);
            changing.before().addAll(creditRepository.credited(added, newOrders, businessTimeZone.lockZone()));
        }
    }

    /**
     * Credits the new orders. Also writes the differences for the practices whose periods or orders have changed in this
     * transaction.
     *
     * @param orders new orders, which the ledger has stored already
     * @param zone the time zone of the days
     */
    void update(Collection<OrderRecorded> orders, ZoneId zone) {
        Changing changing = (Changing) TransactionSynchronizationManager.unbindResourceIfPossible(this);
        List<CreditEntry> entries = new ArrayList<>();
        for (OrderRecorded order : orders) {
            if (changing == null || !changing.practices().contains(order.practice())) {
                entries.add(CreditEntry.of(order, LocalDate.ofInstant(order.placedAt(), zone)));
            }
        }
        if (changing != null) {
            changing.before().forEach(entry -> entries.add(entry.negated()));
            entries.addAll(creditRepository.credited(changing.practices(), Set.of(), zone));
        }
        creditRepository.add(entries);
    }

    /**
     * Writes the difference before the commit if {@link CreditUpdater#update} was not called. The ledger reports no changes if an undo
     * restores periods without changing an owner.
     */
    private final class Completion implements TransactionSynchronization {

        private final Changing changing;
        private @Nullable Changing suspended;

        private Completion(Changing changing) {
            this.changing = changing;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (TransactionSynchronizationManager.getResource(CreditUpdater.this) == changing) {
                update(List.of(), businessTimeZone.lockZone());
            }
        }

        @Override
        public void suspend() {
            unbind();
        }

        @Override
        public void resume() {
            if (suspended != null) {
                TransactionSynchronizationManager.bindResource(CreditUpdater.this, suspended);
                suspended = null;
            }
        }

        @Override
        public void afterCompletion(int status) {
            unbind();
        }

        private void unbind() {
            if (TransactionSynchronizationManager.getResource(CreditUpdater.this) == changing) {
                TransactionSynchronizationManager.unbindResource(CreditUpdater.this);
                suspended = changing;
            }
        }
    }
}
