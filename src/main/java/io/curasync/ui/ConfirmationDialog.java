package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/**
 * Asks the user to confirm an action and describes its effect. Vaadin's own confirm dialog is not used, because it
 * exposes a second banner and a toolbar to screen readers.
 */
public final class ConfirmationDialog extends Dialog {

    private final Button confirm;
    private final Button cancel = new Button("Cancel", press -> close());
    private boolean dangerous;

    /** @param verb label of the confirm button, such as {@code Replay} */
    public ConfirmationDialog(String question, String verb, Runnable confirmed) {
        confirm = new Button(verb, press -> {
            close();
            confirmed.run();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        setHeaderTitle(question);
        setRole("alertdialog");
        setWidth("min(440px, 100%)");
        setCloseOnOutsideClick(false);
        addClassName("cs-question");
        getFooter().add(cancel, confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                (dangerous ? cancel : confirm).focus();
            }
        });
    }

    /** Adds a paragraph. */
    public ConfirmationDialog saying(String text) {
        return saying(new Text(text));
    }

    /** Adds a paragraph with these components. */
    public ConfirmationDialog saying(Component... words) {
        add(new Paragraph(words));
        return this;
    }

    /**
     * Marks the action as irreversible. The focus starts on the cancel button, so that pressing Enter does not
     * confirm.
     */
    public ConfirmationDialog dangerous() {
        dangerous = true;
        confirm.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** @param words label of the cancel button, for actions that “Cancel” could be mistaken for */
    public ConfirmationDialog orElse(String words) {
        cancel.setText(words);
        return this;
    }
}
