package io.curasync.webhook;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a batch of inbox events to the ledger, in one transaction with their status. */
@Component
class EventBatch {

    private static final Logger log = LoggerFactory.getLogger(EventBatch.class);
    /** Events in a full batch. */
    static final int SIZE = 500;

    private final EventQueue queue;
    private final FactMapper reader;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final LatencyMetrics latencyMetrics;
    private final CorrectionDetector correctionDetector;
    private final ApplicationEventPublisher publisher;

    EventBatch(
            EventQueue queue,
            FactMapper reader,
            Ledger ledger,
            TransactionTemplate transaction,
            LatencyMetrics latencyMetrics,
            CorrectionDetector correctionDetector,
            ApplicationEventPublisher publisher) {
        this.queue = queue;
        this.correctionDetector = correctionDetector;
        this.publisher = publisher;
        this.reader = reader;
        this.ledger = ledger;
        this.transaction = transaction;
        this.latencyMetrics = latencyMetrics;
    }

    void wakeKnown(int[] lanes) {
        queue.wakeKnown(lanes);
    }

    void settleCorrections() {
        correctionDetector.settle();
    }

    /** Processes the next events of these lanes; returns how many were due, {@link #SIZE} at most. */
    int process(int[] lanes) {
        List<Long> claimed = new ArrayList<>();
        try {
            transact(() -> {
                List<InboxEvent> events = queue.claim(lanes, SIZE);
                events.forEach(event -> claimed.add(event.id()));
                return events;
            });
        } catch (RuntimeException e) {
            if (claimed.isEmpty() || DatabaseFailure.of(e) == DatabaseFailure.OUTAGE) {
                throw e;
            }
            log.info("A batch of {} events failed and is applied in parts: {}", claimed.size(), e.getMessage());
            Bisection.run(claimed, ids -> transact(() -> queue.claimAgain(ids)), this::settleFailed);
        }
        return claimed.size();
    }

    private void transact(Supplier<List<InboxEvent>> claim) {
        List<Duration> applied = new ArrayList<>();
        transaction.executeWithoutResult(status -> applied.addAll(apply(claim.get())));
        latencyMetrics.applied(applied);
    }

    /** What PostgreSQL refuses, it refuses again: that event has failed. Anything else may pass, and is retried later. */
    private void settleFailed(long id, RuntimeException failure) {
        String reason = DatabaseFailure.reason(failure);
        boolean refused = DatabaseFailure.of(failure) == DatabaseFailure.REFUSED;
        if (refused) {
            log.warn("Event {} failed: {}", id, reason);
        } else {
            log.warn("Event {} could not be applied", id, failure);
        }
        transaction.executeWithoutResult(status -> queue.claimAgain(List.of(id))
                .forEach(event -> settle(List.of(
                        refused
                                ? EventUpdate.failed(id, reason)
                                : RetrySchedule.after(event, "not applied: " + reason)))));
    }

    /** Returns how long each of those that are applied took since its receipt. */
    private List<Duration> apply(List<InboxEvent> events) {
        List<InboxEvent> understood = new ArrayList<>(events.size());
        List<Fact> facts = new ArrayList<>(events.size());
        List<EventUpdate> settled = new ArrayList<>();
        for (InboxEvent event : events) {
            try {
                facts.add(reader.read(event));
                understood.add(event);
            } catch (JsonFields.InvalidFieldException e) {
                settled.add(EventUpdate.failed(event.id(), e.getMessage()));
            }
        }
        List<FactResult> settlements = facts.isEmpty() ? List.of() : ledger.apply(facts);
        List<Long> applied = new ArrayList<>(settlements.size());
        for (int i = 0; i < settlements.size(); i++) {
            long id = understood.get(i).id();
            FactResult factResult = settlements.get(i);
            switch (factResult.outcome()) {
                case CREATED, UPDATED, UNCHANGED, STALE -> applied.add(id);
                case QUARANTINED -> settled.add(EventUpdate.failed(id, String.valueOf(factResult.reason())));
                case UNKNOWN_PRACTICE ->
                    settled.add(EventUpdate.waiting(id, ((Fact.OrderPlaced) facts.get(i)).userId()));
            }
        }
        if (!settled.isEmpty()) {
            settle(settled);
        }
        return applied.isEmpty() ? List.of() : queue.applied(applied);
    }

    private void settle(List<EventUpdate> settled) {
        queue.settle(settled);
        List<EventUpdate> failed =
                settled.stream().filter(EventUpdate::hasFailed).toList();
        if (!failed.isEmpty()) {
            publisher.publishEvent(new WebhooksFailed(
                    failed.size(), String.valueOf(failed.getFirst().error())));
        }
    }
}
