package io.curasync.practice.nextstep;

import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.LedgerListenerOrder;
import io.curasync.ledger.PracticeMerged;
import io.curasync.ledger.note.PeopleTimeline;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Updates next steps when their practices change. When a practice gets another rep, its next step gets the same rep. When two practices are
 * merged, the surviving practice gets the next step of the duplicate. Runs within the ledger's transaction.
 */
@Component
class NextStepListener {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

    private final NextStepRepository repository;
    private final PeopleTimeline timeline;

    NextStepListener(NextStepRepository repository, PeopleTimeline timeline) {
        this.repository = repository;
        this.timeline = timeline;
    }

    @EventListener
    @Order(LedgerListenerOrder.NEXT_STEPS)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LedgerChanges changes) {
        // Not the net changes: a merge may give the practice another rep, and a later fact of the transaction may give
        // it the
        // first rep back. The next step that the merge moved has the rep in between.
        Set<Long> handedOver = changes.practices().stream()
                .filter(NextStepListener::hasOtherOwner)
                .map(PracticeChanged::practice)
                .collect(Collectors.toSet());
        if (!handedOver.isEmpty()) {
            repository.updateOwners(handedOver);
        }
    }

    private static boolean hasOtherOwner(PracticeChanged change) {
        return change.before() != null
                && change.after() != null
                && !Objects.equals(change.before().ownerId(), change.after().ownerId());
    }

    /**
     * Moves the next step of the duplicate to the surviving practice. If both practices have a next step, the step that is due earlier
     * remains, and the other step becomes a note. If both steps are due on the same day, the step of the surviving practice remains.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PracticeMerged merged) {
        repository
                .find(merged.duplicate())
                .ifPresent(moved -> repository
                        .find(merged.surviving())
                        .ifPresentOrElse(
                                kept -> keepEarlier(merged, kept, moved),
                                () -> repository.move(merged.duplicate(), merged.surviving())));
    }

    private void keepEarlier(PracticeMerged merged, NextStep kept, NextStep moved) {
        boolean movedIsEarlier = moved.dueOn().isBefore(kept.dueOn());
        repository.delete(movedIsEarlier ? merged.surviving() : merged.duplicate());
        if (movedIsEarlier) {
            repository.move(merged.duplicate(), merged.surviving());
        }
        NextStep later = movedIsEarlier ? kept : moved;
        timeline.addNote(
                merged.surviving(),
                later.setById(),
                "Next step of a merged practice, due %s: %s".formatted(DAY.format(later.dueOn()), later.text()),
                null);
    }
}
