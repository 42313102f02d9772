package io.curasync.demo;

import io.curasync.account.CurrentUser;
import io.curasync.demo.book.PlannedFollowUp;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.TimelineQuery;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.practice.timeline.NoteService;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes notes and next steps on behalf of the reps. The notes have times in the past weeks. */
@Component
@Profile("demo")
class FollowUpWriter {

    /** Maximum number of timeline entries in which a note is searched. Shortly after the first start, every practice has fewer entries. */
    private static final int MAX_ENTRIES = 1_000;

    private final PracticeQuery practices;
    private final TimelineQuery timeline;
    private final NoteService notes;
    private final NextStepService nextSteps;
    private final TransactionOperations transaction;

    FollowUpWriter(
            PracticeQuery practices,
            TimelineQuery timeline,
            NoteService notes,
            NextStepService nextSteps,
            TransactionOperations transaction) {
        this.practices = practices;
        this.timeline = timeline;
        this.notes = notes;
        this.nextSteps = nextSteps;
        this.transaction = transaction;
    }

    /**
     * Writes the notes and the next step of one practice in one transaction. Does nothing if the practice already has a note, is unknown,
     * or is not assigned to the rep.
     *
     * @param today the day to which {@link PlannedFollowUp.Step#dueIn} is added
     */
    void write(CurrentUser rep, PlannedFollowUp planned, LocalDate today) {
        transaction.executeWithoutResult(status -> practices
                .byPracticeOrUserId(rep.scope(), planned.practiceId())
                .map(PracticeRow::id)
                .filter(practice -> !hasNote(rep, practice))
                .ifPresent(practice -> write(rep, practice, planned, today)));
    }

    private boolean hasNote(CurrentUser rep, long practice) {
        return timeline.of(rep.scope(), practice, MAX_ENTRIES).stream()
                .anyMatch(entry -> entry.kind() == TimelineEntry.Kind.NOTE);
    }

    private void write(CurrentUser rep, long practice, PlannedFollowUp planned, LocalDate today) {
        planned.notes().forEach(note -> notes.add(rep, practice, note.text(), note.at()));
        PlannedFollowUp.Step step = planned.step();
        if (step != null) {
            nextSteps.set(
                    rep,
                    practice,
                    step.text(),
                    today.plusDays(step.dueIn()),
                    planned.notes().getLast().at());
        }
    }
}
