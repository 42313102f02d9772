package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/**
 * Asks before something is done, and says what that will do. Not Vaadin's own dialog for it: that one has a second banner and a
 * toolbar in the eyes of screen readers.
 */
public final class ConfirmationDialog extends Dialog {

    private final Button yes;
    private final Button no = new Button("Cancel", press -> close());
    private boolean dangerous;

    /** @param verb on the button that says yes, such as {@code Replay} */
    public ConfirmationDialog(String question, String verb, Runnable confirmed) {
        yes = new Button(verb, press -> {
            close();
            confirmed.run();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle(question);
        setRole("alertdialog");
        setWidth("min(440px, 100%)");
        setCloseOnOutsideClick(false);
        addClassName("cs-question");
        getFooter().add(no, yes);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                (dangerous ? no : yes).focus();
            }
        });
    }

    /** Adds a paragraph. */
    public ConfirmationDialog saying(String text) {
        return saying(new Text(text));
    }

    /** Adds a paragraph of these. */
    public ConfirmationDialog saying(Component... words) {
        add(new Paragraph(words));
        return this;
    }

    /** Marks yes as what cannot be taken back, and does not offer it to a hasty Enter. */
    public ConfirmationDialog dangerous() {
        dangerous = true;
        yes.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** @param words on the button that says no, where “Cancel” could be taken for what is asked */
    public ConfirmationDialog orElse(String words) {
        no.setText(words);
        return this;
    }
}
