package io.curasync.webhook;

import io.curasync.curagenesis.WireFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a batch of inbox events to the ledger, in one transaction with their status. */
@Component
class EventBatch {

    private static final Logger log = LoggerFactory.getLogger(EventBatch.class);
    /** Events in a full batch. */
    static final int SIZE = 500;

    private final WorkQueue queue;
    private final EventReader reader;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Latency latency;
    private final Corrections corrections;

    EventBatch(
            WorkQueue queue,
            EventReader reader,
            Ledger ledger,
            TransactionTemplate transaction,
            Latency latency,
            Corrections corrections) {
        this.queue = queue;
        this.corrections = corrections;
        this.reader = reader;
        this.ledger = ledger;
        this.transaction = transaction;
        this.latency = latency;
    }

    void wakeKnown(int[] lanes) {
        queue.wakeKnown(lanes);
    }

    void settleCorrections() {
        corrections.settle();
    }

    /** Processes the next events of these lanes; returns how many were due, {@link #SIZE} at most. */
    int process(int[] lanes) {
        List<Long> claimed = new ArrayList<>();
        List<Duration> applied = new ArrayList<>();
        try {
            transaction.executeWithoutResult(status -> {
                List<InboxEvent> events = queue.claim(lanes, SIZE);
                events.forEach(event -> claimed.add(event.id()));
                applied.addAll(apply(events));
            });
            latency.applied(applied);
            return claimed.size();
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | CannotCreateTransactionException e) {
            // Nobody's fault but the moment's: the same batch is taken again.
            throw e;
        } catch (RuntimeException e) {
            log.warn("A batch of {} events failed; each is tried alone", claimed.size(), e);
            claimed.forEach(this::processAlone);
            return claimed.size();
        }
    }

    private void processAlone(long id) {
        try {
            transaction.executeWithoutResult(status -> apply(queue.claimOne(id)));
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Event {} failed", id, e);
            transaction.executeWithoutResult(status -> queue.claimOne(id)
                    .forEach(event -> queue.settle(List.of(Retries.after(event, "not applied: " + summary(e))))));
        }
    }

    /** Returns how long each of those that are applied took since its receipt. */
    private List<Duration> apply(List<InboxEvent> events) {
        List<InboxEvent> understood = new ArrayList<>(events.size());
        List<Fact> facts = new ArrayList<>(events.size());
        List<Settled> settled = new ArrayList<>();
        for (InboxEvent event : events) {
            try {
                facts.add(reader.read(event));
                understood.add(event);
            } catch (WireFields.Refusal e) {
                settled.add(Settled.failed(event.id(), e.getMessage()));
            }
        }
        List<Settlement> settlements = facts.isEmpty() ? List.of() : ledger.apply(facts);
        List<Long> applied = new ArrayList<>(settlements.size());
        for (int i = 0; i < settlements.size(); i++) {
            long id = understood.get(i).id();
            Settlement settlement = settlements.get(i);
            switch (settlement.outcome()) {
                case CREATED, UPDATED, UNCHANGED, STALE -> applied.add(id);
                case QUARANTINED -> settled.add(Settled.failed(id, String.valueOf(settlement.reason())));
                case UNKNOWN_PRACTICE -> settled.add(Settled.waiting(id, ((Fact.OrderPlaced) facts.get(i)).userId()));
            }
        }
        if (!settled.isEmpty()) {
            queue.settle(settled);
        }
        return applied.isEmpty() ? List.of() : queue.applied(applied);
    }

    /** What people may see of a fault of ours: no SQL, no trace. */
    private static String summary(RuntimeException e) {
        return e instanceof TransientDataAccessException
                ? "the database was busy"
                : e.getClass().getSimpleName() + ", see the log";
    }
}
