package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.BrowserTime;

/** Provides the format of times in notifications on the current screen, which uses the browser's time zone. */
final class ScreenNotificationTimes {

    private ScreenNotificationTimes() {}

    static NotificationTimes current() {
        return NotificationTimes.local(BrowserTime.of(UI.getCurrent()));
    }
}
