package io.curasync.base;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A short word at the edge of the screen, for some seconds. */
public final class Toast {

    private static final int SHOWN_MILLIS = 7000;

    private Toast() {}

    public static void tell(String sentence) {
        show(sentence);
    }

    /** What was asked for is done. */
    public static void done(String sentence) {
        show(sentence).addThemeVariants(NotificationVariant.SUCCESS);
    }

    /** What was asked for cannot be. */
    public static void refused(String sentence) {
        show(sentence).addThemeVariants(NotificationVariant.WARNING);
    }

    private static Notification show(String sentence) {
        return Notification.show(sentence, SHOWN_MILLIS, Notification.Position.BOTTOM_END);
    }
}
