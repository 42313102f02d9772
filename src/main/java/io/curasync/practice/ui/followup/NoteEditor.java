package io.curasync.practice.ui.followup;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.curasync.account.CurrentUser;
import io.curasync.practice.timeline.EnteredText;
import io.curasync.practice.timeline.InvalidTextException;
import io.curasync.practice.timeline.NoteService;
import io.curasync.ui.FieldError;
import io.curasync.ui.Toast;
import java.util.HashMap;
import java.util.Map;

/**
 * Field in which the user writes a note about a practice. The unsaved text about each practice is stored until the user leaves the screen.
 */
final class NoteEditor extends Div {

    private final NoteService notes;
    private final CurrentUser user;
    private final Runnable changed;
    private final TextArea text = new TextArea();
    private final Map<Long, String> drafts = new HashMap<>();
    private long practice;

    /**
     * Creates the editor.
     *
     * @param changed called when the user has added a note
     */
    NoteEditor(NoteService notes, CurrentUser user, Runnable changed) {
        this.notes = notes;
        this.user = user;
        this.changed = changed;
        addClassName("followup-note-editor");
        configure(text);
        text.setAriaLabel("Note");
        text.setPlaceholder("Write a note");
        Button add = new Button("Add note", click -> add());
        add.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        clickOnControlEnter(add, text);
        add(text, add);
    }

    /** Configures a field for the text of a note. The field grows with the text. */
    static void configure(TextArea text) {
        text.setMaxLength(EnteredText.MAX_NOTE_LENGTH);
        text.setMinRows(1);
        text.setWidthFull();
    }

    /** Makes Ctrl+Enter and ⌘+Enter in the field click a button. */
    static void clickOnControlEnter(Button button, TextArea text) {
        for (KeyModifier modifier : new KeyModifier[] {KeyModifier.CONTROL, KeyModifier.META}) {
            // The browser sends the text to the server when the field loses the focus. The shortcut therefore resets
            // the focus before the click.
            button.addClickShortcut(Key.ENTER, modifier).listenOn(text).resetFocusOnActiveElement();
        }
    }

    /**
     * Switches to a practice, and shows the unsaved text about this practice.
     *
     * @param shown CuraSync's id of the practice
     */
    void show(long shown) {
        if (practice != shown) {
            drafts.put(practice, text.getValue());
            practice = shown;
            text.setValue(drafts.getOrDefault(shown, ""));
            FieldError.clear(text);
        }
    }

    private void add() {
        FieldError.clear(text);
        try {
            if (notes.add(user, practice, text.getValue()).isEmpty()) {
                Toast.refused("This practice is no longer yours, so the note was not added.");
                return;
            }
        } catch (InvalidTextException e) {
            FieldError.show(text, e.getMessage());
            text.focus();
            return;
        }
        text.clear();
        text.focus();
        changed.run();
    }
}
