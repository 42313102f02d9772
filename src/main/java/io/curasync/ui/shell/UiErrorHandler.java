package io.curasync.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.VaadinRequest;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.DatabaseUnavailableException;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a failure of an action on a screen. Logs the failure and shows a notification with the reference to the log. If an outage of the
 * database is the cause, the notification has no reference, but says whether the action may have taken effect. The screen remains usable.
 * Each session has its own handler. A handler ignores all but the first failure of a request, because a forged request may contain hundreds
 * of failing calls.
 */
class UiErrorHandler implements ErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(UiErrorHandler.class);
    private static final int DURATION_MILLIS = 8000;

    private transient @Nullable WeakReference<VaadinRequest> reported;

    @Override
    public void error(ErrorEvent event) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null && reported != null && reported.get() == request) {
            return;
        }
        reported = request == null ? null : new WeakReference<>(request);
        String message = message(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(message, DURATION_MILLIS, Notification.Position.BOTTOM_CENTER)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }

    private static String message(Throwable failure) {
        if (DatabaseFailure.of(failure) != DatabaseFailure.OUTAGE) {
            return "Something went wrong on our side. Try again; if it happens again, report the reference "
                    + ErrorReference.log(failure) + ".";
        }
        if (!DatabaseUnavailableException.isCauseOf(failure)) {
            log.warn("An action on a screen failed because of the database: {}", failure.getMessage());
        }
        return DatabaseFailure.isOutcomeUnknown(failure)
                ? "The connection to the database was lost. It is unknown whether your change was saved: check before you repeat it."
                : "This could not be done, because the database is not reachable. Try again in a moment.";
    }
}
