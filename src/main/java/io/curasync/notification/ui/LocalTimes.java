package io.curasync.notification.ui;

import com.vaadin.flow.component.UI;
import io.curasync.base.BrowserTime;
import io.curasync.notification.NoticeTimes;

/** Times as the present screen shows them. */
final class LocalTimes {

    private LocalTimes() {}

    static NoticeTimes current() {
        return NoticeTimes.local(BrowserTime.of(UI.getCurrent()));
    }
}
