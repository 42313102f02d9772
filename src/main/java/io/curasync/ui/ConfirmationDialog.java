package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/**
 * Dialog that describes the effect of an action and asks the user to confirm it. Vaadin's own confirm dialog is not used, because its
 * markup makes screen readers announce a second page banner and a toolbar.
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
     * @param confirmed called after the dialog has closed because the user confirmed
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

    /** Adds a paragraph with the text. */
    public ConfirmationDialog withText(String text) {
        return withText(new Text(text));
    }

    /** Adds a paragraph that contains the components. */
    public ConfirmationDialog withText(Component... content) {
        add(new Paragraph(content));
        return this;
    }

    /**
     * Marks the action as irreversible. Colors the confirm button as dangerous, and puts the initial focus on the cancel button, so
     * that pressing Enter does not confirm.
     */
    public ConfirmationDialog dangerous() {
        dangerous = true;
        confirm.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /**
     * Replaces the label “Cancel” of the button that closes the dialog without running the action. Use another label if the action itself
     * is a cancellation, such as canceling a run.
     */
    public ConfirmationDialog withCancelLabel(String label) {
        cancel.setText(label);
        return this;
    }
}
