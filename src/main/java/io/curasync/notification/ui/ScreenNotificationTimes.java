package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.BrowserTime;

/** Times as the present screen shows them. */
final class ScreenNotificationTimes {

    private ScreenNotificationTimes() {}

    static NotificationTimes current() {
        return NotificationTimes.local(BrowserTime.of(UI.getCurrent()));
    }
}
