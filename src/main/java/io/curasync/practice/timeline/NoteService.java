package io.curasync.practice.timeline;

import io.curasync.account.CurrentUser;
import io.curasync.ledger.note.NoteEdit;
import io.curasync.ledger.note.PeopleTimeline;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Adds and edits notes about practices. A note is an entry of the timeline. */
@Service
public class NoteService {

    private final PeopleTimeline timeline;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;

    NoteService(PeopleTimeline timeline, TransactionOperations transaction, ChangeSignal signal) {
        this.timeline = timeline;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * Adds a note to a practice.
     *
     * @param practice CuraSync's id of the practice
     * @param entered text that the user has entered; see {@link EnteredText#note}
     * @return id of the timeline entry; empty if the practice does not exist or is out of the user's scope
     * @throws InvalidTextException if the text is not valid
     */
    public OptionalLong add(CurrentUser by, long practice, String entered) {
        return add(by, practice, entered, null);
    }

    /**
     * Adds a note that the user may have written earlier, for example outside CuraSync. Otherwise works like
     * {@link #add(CurrentUser, long, String)}.
     *
     * @param at time at which the user wrote the note; {@code null} for now. A time in the future counts as now.
     */
    public OptionalLong add(CurrentUser by, long practice, String entered, @Nullable Instant at) {
        String text = EnteredText.note(entered);
        OptionalLong note = Objects.requireNonNull(transaction.execute(status -> timeline.lock(by.scope(), practice)
                ? OptionalLong.of(timeline.addNote(practice, by.id(), text, at))
                : OptionalLong.empty()));
        if (note.isPresent()) {
            signal.publish(Topic.LEDGER);
        }
        return note;
    }

    /**
     * Replaces the text of a note. Only the author can edit a note, and only while the note is less than ten minutes old.
     *
     * @param note id of the timeline entry
     * @return whether the note was edited, or the reason why not
     * @throws InvalidTextException if the text is not valid
     */
    public NoteEdit edit(CurrentUser by, long note, String entered) {
        String text = EnteredText.note(entered);
        NoteEdit edit = Objects.requireNonNull(transaction.execute(status -> timeline.editNote(by, note, text)));
        if (edit == NoteEdit.EDITED) {
            signal.publish(Topic.LEDGER);
        }
        return edit;
    }
}
