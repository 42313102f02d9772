package io.curasync.webhook.processing;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Ledger;
import io.curasync.platform.Bisection;
import io.curasync.platform.DatabaseFailure;
import io.curasync.webhook.LatencyMetrics;
import io.curasync.webhook.WebhooksFailed;
import io.curasync.webhook.ingest.CorrectionDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies batches of inbox events to the ledger. The status of the events is updated in the same transaction. If a batch fails, it is
 * applied in parts, so that one event does not block the others.
 */
@Component
class EventBatch {

    private static final Logger log = LoggerFactory.getLogger(EventBatch.class);

    /** Maximum number of events in a batch. */
    static final int MAX_SIZE = 1_000;

    private final EventQueue queue;
    private final FactMapper factMapper;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final LatencyMetrics latencyMetrics;
    private final CorrectionDetector correctionDetector;
    private final ApplicationEventPublisher publisher;

    EventBatch(
            EventQueue queue,
            FactMapper factMapper,
            Ledger ledger,
            TransactionOperations transaction,
            LatencyMetrics latencyMetrics,
            CorrectionDetector correctionDetector,
            ApplicationEventPublisher publisher) {
        this.queue = queue;
        this.correctionDetector = correctionDetector;
        this.publisher = publisher;
        this.factMapper = factMapper;
        this.ledger = ledger;
        this.transaction = transaction;
        this.latencyMetrics = latencyMetrics;
    }

    /**
     * Requeues waiting events of the given partitions if their practice has become known. See {@link EventQueue#requeueIfPracticeKnown}.
     */
    void requeueIfPracticeKnown(int[] partitions) {
        queue.requeueIfPracticeKnown(partitions);
    }

    /**
     * Resolves the corrections whose events have an outcome. Each of these corrections replaces its event or is deleted. See {@link
     * CorrectionDetector#resolve}.
     */
    void resolveCorrections() {
        correctionDetector.resolve();
    }

    /**
     * Processes the oldest due events of the given partitions. If an event cannot be applied, it waits, is retried later, or is marked
     * as failed. Returns the number of processed events, at most {@link #MAX_SIZE}; 0 if no event could be claimed.
     *
     * @throws RuntimeException if the events cannot be claimed or PostgreSQL is unavailable
     */
    int process(int[] partitions) {
        List<Long> claimed = new ArrayList<>();
        try {
            applyInTransaction(() -> {
                List<InboxEvent> events = queue.claim(partitions, MAX_SIZE);
                events.forEach(event -> claimed.add(event.id()));
                return events;
            });
        } catch (RuntimeException e) {
            if (claimed.isEmpty() || DatabaseFailure.of(e) == DatabaseFailure.OUTAGE) {
                throw e;
            }
            log.info("Batch of {} events failed and is applied in parts: {}", claimed.size(), e.getMessage());
            Bisection.run(claimed, ids -> applyInTransaction(() -> queue.claimAgain(ids)), this::recordFailure);
        }
        return claimed.size();
    }

    private void applyInTransaction(Supplier<List<InboxEvent>> claim) {
        List<Duration> applied = new ArrayList<>();
        transaction.executeWithoutResult(status -> applied.addAll(apply(claim.get())));
        latencyMetrics.applied(applied);
    }

    /**
     * Records that a single event could not be applied. If PostgreSQL rejected the data, marks the event as failed, because a retry would
     * fail too. Otherwise, schedules a retry; after the last retry, marks the event as failed.
     */
    private void recordFailure(long id, RuntimeException failure) {
        String reason = DatabaseFailure.reason(failure);
        boolean rejected = DatabaseFailure.of(failure) == DatabaseFailure.REFUSED;
        if (rejected) {
            log.warn("Event {} failed: {}", id, reason);
        } else {
            log.warn("Event {} could not be applied", id, failure);
        }
        transaction.executeWithoutResult(status -> queue.claimAgain(List.of(id))
                .forEach(event -> update(List.of(
                        rejected
                                ? EventUpdate.failed(id, reason)
                                : RetrySchedule.after(event, "not applied: " + reason)))));
    }

    /**
     * Applies events and updates their status. Returns the latencies of the events that were applied at the first attempt; see
     * {@link EventQueue#markApplied}.
     */
    private List<Duration> apply(List<InboxEvent> events) {
        List<Fact> facts = new ArrayList<>(events.size());
        List<EventUpdate> updates = new ArrayList<>();
        for (InboxEvent event : events) {
            try {
                facts.add(factMapper.map(event));
            } catch (JsonFields.InvalidFieldException e) {
                updates.add(EventUpdate.failed(event.id(), e.getMessage()));
            }
        }
        List<FactResult> results = facts.isEmpty() ? List.of() : ledger.apply(facts);
        List<Long> applied = new ArrayList<>(results.size());
        for (FactResult result : results) {
            long id = result.fact().provenance().sourceId();
            switch (result.outcome()) {
                case CREATED, UPDATED, UNCHANGED, STALE -> applied.add(id);
                case QUARANTINED -> updates.add(EventUpdate.failed(id, String.valueOf(result.reason())));
                case UNKNOWN_PRACTICE ->
                    updates.add(EventUpdate.waiting(
                            id, Objects.requireNonNull(result.fact().userId())));
            }
        }
        if (!updates.isEmpty()) {
            update(updates);
        }
        return applied.isEmpty() ? List.of() : queue.markApplied(applied);
    }

    private void update(List<EventUpdate> updates) {
        queue.update(updates);
        List<EventUpdate> failed =
                updates.stream().filter(EventUpdate::hasFailed).toList();
        if (!failed.isEmpty()) {
            publisher.publishEvent(new WebhooksFailed(
                    failed.size(), String.valueOf(failed.getFirst().error())));
        }
    }
}
