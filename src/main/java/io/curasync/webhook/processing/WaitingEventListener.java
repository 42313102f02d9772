package io.curasync.webhook.processing;

import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.LedgerListenerOrder;
import io.curasync.ledger.PracticeState;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Requeues the events that wait for a practice. Runs in the transaction in which the user id of the practice becomes known. */
@Component
class WaitingEventListener {

    private final EventQueue queue;

    WaitingEventListener(EventQueue queue) {
        this.queue = queue;
    }

    @EventListener
    @Order(LedgerListenerOrder.WAITING_EVENTS)
    void on(LedgerChanges changes) {
        List<String> known = changes.practices().stream()
                .filter(WaitingEventListener::becameKnown)
                .map(change -> Objects.requireNonNull(change.after()).userId())
                .filter(Objects::nonNull)
                .toList();
        if (!known.isEmpty()) {
            queue.requeueWaiting(known);
        }
    }

    private static boolean becameKnown(PracticeChanged change) {
        PracticeState before = change.before();
        PracticeState after = change.after();
        return after != null
                && after.userId() != null
                && (before == null || !after.userId().equals(before.userId()));
    }
}
