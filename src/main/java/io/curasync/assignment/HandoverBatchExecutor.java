package io.curasync.assignment;

import io.curasync.account.AuditLog;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Executes the batches of handovers, each within the caller's transaction. The last batch of an action also writes the audit entry and
 * notifies the reps. If the instance is killed before the last batch, {@link #endInterrupted()} does so later. Therefore, each action has
 * one audit entry.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandoverBatchExecutor {

    private final HandoverExecutor executor;
    private final UnfinishedHandoverRepository unfinishedHandoverRepository;

    HandoverBatchExecutor(HandoverExecutor executor, UnfinishedHandoverRepository unfinishedHandoverRepository) {
        this.executor = executor;
        this.unfinishedHandoverRepository = unfinishedHandoverRepository;
    }

    /**
     * Executes one batch of an action. The batch contains the practices from the index {@code from} up to, but not including, the index
     * {@code to}.
     *
     * @param before undo of the earlier batches; {@link HandoverAction#nothingDone} for the first batch
     * @return undo of the earlier batches and this one
     * @throws IllegalStateException if another instance has ended the action
     */
    HandoverUndo execute(HandoverAction action, int from, int to, HandoverUndo before) {
        boolean isFirst = from == 0;
        boolean isLast = to == action.size();
        if (!isFirst) {
            unfinishedHandoverRepository.lock(action.id());
        } else if (!isLast) {
            unfinishedHandoverRepository.insert(action);
        }
        HandoverUndo batch = move(action, from, to);
        HandoverUndo done = before.plus(batch);
        if (isLast) {
            unfinishedHandoverRepository.delete(action.id());
            executor.finish(done, action.isRelease(), action.by());
        } else {
            unfinishedHandoverRepository.add(action.id(), batch, to);
        }
        return done;
    }

    private HandoverUndo move(HandoverAction action, int from, int to) {
        BulkHandover handover = action.handover();
        List<Long> practices = handover.practices().subList(from, to);
        return action.rep() == null
                ? executor.release(practices, handover.since(), action.by())
                : executor.move(
                        new Handover(
                                practices,
                                from == 0 ? action.names() : List.of(),
                                action.rep().id(),
                                handover.since(),
                                BulkHandoverService.MAX_PRACTICES),
                        action.rep(),
                        action.by(),
                        ownership -> true);
    }

    /** Ends an action after a failed batch. Does nothing if the action has no committed batch, or was ended already. */
    void end(String action) {
        unfinishedHandoverRepository.find(action).ifPresent(this::end);
    }

    /**
     * Ends one action whose instance was killed: writes its audit entry and notifies the reps. Returns false if there was no such action.
     */
    boolean endInterrupted() {
        Optional<UnfinishedHandover> interrupted = unfinishedHandoverRepository.findInterrupted();
        interrupted.ifPresent(this::end);
        return interrupted.isPresent();
    }

    private void end(UnfinishedHandover handover) {
        unfinishedHandoverRepository.delete(handover.action());
        String extent = "interrupted after %s of %s; "
                .formatted(NumberLabels.of(handover.processed()), NumberLabels.of(handover.practices(), "practice"));
        AuditLog.withClientAddress(
                handover.address(),
                () -> executor.finish(handover.done(), handover.released(), handover.by(), handover.actor(), extent));
    }
}
