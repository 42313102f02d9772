package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.BrowserTime;

/** Time formats of the current screen. */
final class ScreenNotificationTimes {

    private ScreenNotificationTimes() {}

    static NotificationTimes current() {
        return NotificationTimes.local(BrowserTime.of(UI.getCurrent()));
    }
}
