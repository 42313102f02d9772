package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.BrowserTime;

/** Format of times for notifications on the current screen. */
final class ScreenNotificationTimes {

    private ScreenNotificationTimes() {}

    static NotificationTimes current() {
        return NotificationTimes.local(BrowserTime.of(UI.getCurrent()));
    }
}
