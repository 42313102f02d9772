package io.curasync.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.VaadinRequest;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Shows a notification when an action on a screen fails; the screen stays usable. Each session has its own handler.
 * Only the first failure of a request is reported, because a forged request may contain hundreds of failing calls.
 */
class UiErrorHandler implements ErrorHandler {

    private static final int DURATION_MILLIS = 8000;

    private transient @Nullable WeakReference<VaadinRequest> reported;

    @Override
    public void error(ErrorEvent event) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null && reported != null && reported.get() == request) {
            return;
        }
        reported = request == null ? null : new WeakReference<>(request);
        String id = ErrorReference.log(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(
                            "Something went wrong on our side. Try again; if it happens again, report the reference "
                                    + id + ".",
                            DURATION_MILLIS,
                            Notification.Position.BOTTOM_CENTER)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }
}
