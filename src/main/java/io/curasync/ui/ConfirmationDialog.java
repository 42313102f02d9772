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

    /**
     * Creates a dialog; call {@link #open} to show it.
     *
     * @param question title of the dialog
     * @param verb label of the confirm button, such as {@code Replay}
     * @param confirmed called when the user confirms
     */
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
    public ConfirmationDialog withText(String text) {
        return withText(new Text(text));
    }

    /** Adds a paragraph that consists of the components. */
    public ConfirmationDialog withText(Component... content) {
        add(new Paragraph(content));
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

    /** Replaces the label “Cancel”, for actions with which it could be confused, such as cancelling a run. */
    public ConfirmationDialog withCancelLabel(String label) {
        cancel.setText(label);
        return this;
    }
}
