package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationLink;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.Toast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens toasts for new notifications and for new events of known notifications. While a toast is open, further new notifications are added
 * to the open toast.
 */
final class ToastNotifier {

    private final SeenTracker seenTracker = new SeenTracker();
    private final ArrivalSummary arrivals = new ArrivalSummary();
    private final Anchor link = new Anchor();
    private final Span summary = new Span();
    private final Span detail = new Span();
    private @Nullable Notification open;

    ToastNotifier() {
        link.add(summary, detail);
        link.addClassName("notification-toast");
        link.getElement().addEventListener("click", click -> close());
    }

    private void close() {
        if (open != null) {
            open.close();
        }
    }

    /**
     * Opens a toast if there are new notifications or events. If a toast is already open, adds new notifications to it. The first
     * call opens no toast.
     *
     * @param newest the newest notifications, newest first
     */
    void show(List<NotificationItem> newest) {
        Notification toast = open != null && open.isOpened() ? open : null;
        List<SeenTracker.Arrival> arrived = seenTracker.update(newest, toast == null);
        if (arrived.isEmpty()) {
            return;
        }
        if (toast == null) {
            arrivals.clear();
        }
        arrivals.add(arrived);
        updateToast();
        if (toast == null) {
            open = Toast.open(link);
        } else {
            Toast.extend(toast);
        }
    }

    private void updateToast() {
        NotificationItem single = arrivals.single();
        NotificationTimes times = ScreenNotificationTimes.current();
        link.setHref(single == null ? "notifications" : NotificationLink.of(single));
        summary.setText(single == null ? arrivals.counts() : single.title(times));
        detail.setText(single == null ? "" : single.body(times));
        detail.setVisible(!detail.getText().isEmpty());
    }
}
