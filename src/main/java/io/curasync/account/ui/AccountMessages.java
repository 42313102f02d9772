package io.curasync.account.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.curasync.account.AccountException;
import io.curasync.ui.ConfirmationDialog;

/** Toasts and confirmation dialogs of the account screens. */
final class AccountMessages {

    private static final int MILLIS = 5000;

    private AccountMessages() {}

    static void show(String sentence) {
        Notification.show(sentence, MILLIS, Notification.Position.BOTTOM_END);
    }

    /** Runs the action, or shows the reason for its failure. */
    static void attempt(Runnable action) {
        try {
            action.run();
        } catch (AccountException exception) {
            Notification.show(exception.getMessage(), MILLIS, Notification.Position.BOTTOM_END)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }

    /** @param verb label of the confirming button */
    static void confirm(String question, String text, String verb, Runnable action) {
        new ConfirmationDialog(question, verb, () -> attempt(action))
                .saying(text)
                .dangerous()
                .open();
    }
}
