package io.curasync.sync.ui;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.curasync.sync.SyncRun;
import io.curasync.ui.BrowserTime;

/** Toast messages of the sync screens. */
final class SyncMessages {

    private static final int SHOWN_MILLIS = 7000;

    private SyncMessages() {}

    /**
     * Shows the outcome of an ended run in a toast.
     *
     * @param time time zone and format of the user's browser
     */
    static void ended(SyncRun run, BrowserTime time) {
        Notification.show(SyncLabels.outcome(run, time), SHOWN_MILLIS, Notification.Position.BOTTOM_END)
                .addThemeVariants(
                        switch (run.status()) {
                            case SUCCEEDED -> NotificationVariant.SUCCESS;
                            case PARTIAL, SUSPICIOUS -> NotificationVariant.WARNING;
                            case FAILED -> NotificationVariant.ERROR;
                            case RUNNING, CANCELLED -> NotificationVariant.INFO;
                        });
    }

    static void show(String message) {
        Notification.show(message, SHOWN_MILLIS, Notification.Position.BOTTOM_END);
    }
}
