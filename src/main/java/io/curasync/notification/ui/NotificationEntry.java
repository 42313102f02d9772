package io.curasync.notification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.curasync.notification.NotificationItem;
import io.curasync.ui.Icon;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A notification in the list, with a button that marks it as read or unread and a button that dismisses it. */
final class NotificationEntry extends Div {

    /**
     * Creates the entry.
     *
     * @param markRead called with the notification, and true to mark it as read or false to mark it as unread; also called with
     *     true if the user follows the link
     * @param dismiss called to dismiss the notification
     */
    NotificationEntry(
            NotificationItem item, BiConsumer<NotificationItem, Boolean> markRead, Consumer<NotificationItem> dismiss) {
        boolean unread = item.unread();
        add(
                NotificationRenderer.item(item, followed -> markRead.accept(followed, true)),
                button(
                        unread ? Icon.CHECK : Icon.DOT,
                        unread ? "Mark as read" : "Mark as unread",
                        () -> markRead.accept(item, unread)),
                button(Icon.CLOSE, "Dismiss", () -> dismiss.accept(item)));
        addClassName("notification-entry");
    }

    private static Button button(Icon icon, String label, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
