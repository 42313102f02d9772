package io.curasync.practice.ui.followup;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.ledger.note.PeopleTimeline;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.timeline.NoteService;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.time.Instant;
import java.util.Objects;

/** Creates timeline items for notes. The item of a recent note has a button with which the author edits the note. */
public final class NoteItems {

    private final NoteService notes;
    private final CurrentUser user;
    private final Runnable changed;

    NoteItems(NoteService notes, CurrentUser user, Runnable changed) {
        this.notes = notes;
        this.user = user;
        this.changed = changed;
    }

    /**
     * Returns whether an entry is a note that its author can still edit, by the clock of this instance. When the user saves an edited
     * note, PostgreSQL's clock decides whether the change is accepted.
     */
    public static boolean isRecent(TimelineEntry entry) {
        return entry.kind() == TimelineEntry.Kind.NOTE
                && entry.receivedAt().plus(PeopleTimeline.EDIT_PERIOD).isAfter(Instant.now());
    }

    /**
     * Creates the item of a note.
     *
     * @param isRecent whether the author can still edit the note
     */
    public FeedItem create(TimelineEntry note, boolean isRecent) {
        String value = Objects.requireNonNullElse(note.detail().note(), "");
        Span text = new Span(value);
        text.addClassName("followup-note");
        Div content = new Div(text);
        if (note.detail().editedAt() != null) {
            content.add(new Span("Edited"));
        }
        if (isRecent && Objects.equals(note.sourceId(), user.id())) {
            Button edit =
                    new Button("Edit", click -> new EditNoteDialog(notes, user, note.id(), value, changed).open());
            edit.setAriaLabel("Edit note");
            edit.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            content.add(edit);
        }
        return new FeedItem(
                Icon.PENCIL,
                FeedItem.Tone.ACCENT,
                new Span(note.by() == null ? "Note" : "Note by " + note.by()),
                content,
                new RelativeTime(note.receivedAt()));
    }
}
