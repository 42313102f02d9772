package io.curasync.practice.ui.followup;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import io.curasync.account.CurrentUser;
import io.curasync.practice.timeline.InvalidTextException;
import io.curasync.practice.timeline.NoteService;
import io.curasync.ui.FieldError;

/** Dialog in which the author of a note edits the note. */
final class EditNoteDialog extends Dialog {

    private final NoteService notes;
    private final CurrentUser user;
    private final long note;
    private final Runnable changed;
    private final TextArea text = new TextArea("Note");

    /**
     * Creates the dialog; call {@link #open} to show it.
     *
     * @param note id of the timeline entry
     * @param value present text of the note
     * @param changed called when the user has saved the note
     */
    EditNoteDialog(NoteService notes, CurrentUser user, long note, String value, Runnable changed) {
        this.notes = notes;
        this.user = user;
        this.note = note;
        this.changed = changed;
        setHeaderTitle("Edit note");
        setWidth("min(520px, 100%)");
        NoteEditor.configure(text);
        text.setHelperText("You can edit a note for ten minutes.");
        text.setValue(value);
        Button save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        NoteEditor.clickOnControlEnter(save, text);
        add(text);
        getFooter().add(new Button("Cancel", click -> close()), save);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                text.focus();
            }
        });
    }

    private void save() {
        try {
            switch (notes.edit(user, note, text.getValue())) {
                case EDITED -> {
                    close();
                    changed.run();
                }
                case TOO_LATE -> FieldError.show(text, "Ten minutes have passed. Copy your change into a new note.");
                case NOT_FOUND -> FieldError.show(text, "This practice is no longer yours.");
            }
        } catch (InvalidTextException e) {
            FieldError.show(text, e.getMessage());
        }
    }
}
