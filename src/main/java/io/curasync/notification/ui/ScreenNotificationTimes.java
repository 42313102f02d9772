package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import io.curasync.base.BrowserTime;
import io.curasync.notification.NotificationTimes;

/** Times as the present screen shows them. */
final class ScreenNotificationTimes {

    private ScreenNotificationTimes() {}

    static NotificationTimes current() {
        return NotificationTimes.local(BrowserTime.of(UI.getCurrent()));
    }
}
