package io.curasync.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;

/** Tells the user when an action on a screen has failed; the screen stays usable. */
class ErrorNotice implements ErrorHandler {

    private static final int SHOWN_MILLIS = 8000;

    @Override
    public void error(ErrorEvent event) {
        String id = ErrorReference.log(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(
                            "That did not work, and it is not your fault. Reference " + id + ".",
                            SHOWN_MILLIS,
                            Notification.Position.BOTTOM_CENTER)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }
}
