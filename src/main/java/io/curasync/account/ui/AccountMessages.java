package io.curasync.account.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.curasync.account.AccountException;
import io.curasync.ui.ConfirmationDialog;

/** Toasts and confirmation dialogs of the account screens. */
final class AccountMessages {

    private static final int DURATION_MILLIS = 5000;

    private AccountMessages() {}

    static void show(String sentence) {
        Notification.show(sentence, DURATION_MILLIS, Notification.Position.BOTTOM_END);
    }

    /** Runs the action. If the action throws an {@link AccountException}, shows its message in an error toast. */
    static void attempt(Runnable action) {
        try {
            action.run();
        } catch (AccountException exception) {
            Notification.show(exception.getMessage(), DURATION_MILLIS, Notification.Position.BOTTOM_END)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }

    /**
     * Opens a dialog that asks for confirmation. If the user confirms, runs the action as {@link #attempt} does.
     *
     * @param verb label of the confirming button
     */
    static void confirm(String question, String text, String verb, Runnable action) {
        new ConfirmationDialog(question, verb, () -> attempt(action))
                .withText(text)
                .dangerous()
                .open();
    }
}
