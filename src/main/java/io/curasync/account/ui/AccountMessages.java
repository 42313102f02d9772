package io.curasync.account.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.curasync.account.AccountException;
import io.curasync.ui.ConfirmationDialog;

/** What these screens tell in passing, and ask before they do what cannot be undone. */
final class AccountMessages {

    private static final int MILLIS = 5000;

    private AccountMessages() {}

    static void tell(String sentence) {
        Notification.show(sentence, MILLIS, Notification.Position.BOTTOM_END);
    }

    /** Does it, or tells why it cannot be done. */
    static void attempt(Runnable action) {
        try {
            action.run();
        } catch (AccountException why) {
            Notification.show(why.getMessage(), MILLIS, Notification.Position.BOTTOM_END)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }

    /** @param verb on the button that confirms */
    static void confirm(String question, String text, String verb, Runnable action) {
        new ConfirmationDialog(question, verb, () -> attempt(action))
                .saying(text)
                .dangerous()
                .open();
    }
}
