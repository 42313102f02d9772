package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationKind;
import io.curasync.notification.NotificationLink;
import io.curasync.notification.NotificationTimes;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens toasts for new notifications and for new events of known notifications. While a toast is open, further new notifications are added
 * to the open toast.
 */
final class ToastNotifier {

    private final SeenTracker seenTracker = new SeenTracker();
    private final List<SeenTracker.Arrival> arrivals = new ArrayList<>();
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
        arrivals.addAll(0, arrived);
        updateToast();
        if (toast == null) {
            open = Toast.open(link);
        } else {
            Toast.extend(toast);
        }
    }

    private void updateToast() {
        NotificationItem first = arrivals.getFirst().notice();
        boolean one = arrivals.size() == 1 && arrivals.getFirst().isNew();
        NotificationTimes times = ScreenNotificationTimes.current();
        link.setHref(one ? NotificationLink.of(first) : "notifications");
        summary.setText(one ? first.title(times) : summary(arrivals));
        detail.setText(one ? first.body(times) : "");
        detail.setVisible(!detail.getText().isEmpty());
    }

    /** Returns the title of the new notification if there is only one. Otherwise, returns the number of new events of each kind. */
    static String summary(List<SeenTracker.Arrival> arrivals) {
        if (arrivals.size() == 1 && arrivals.getFirst().isNew()) {
            return arrivals.getFirst().notice().title();
        }
        Map<NotificationKind, Integer> events = new EnumMap<>(NotificationKind.class);
        arrivals.forEach(arrival -> events.merge(arrival.notice().kind(), arrival.events(), Integer::sum));
        return String.join(
                " · ",
                events.entrySet().stream()
                        .map(kind -> label(kind.getKey(), kind.getValue()))
                        .toList());
    }

    private static String label(NotificationKind kind, int count) {
        boolean one = count == 1;
        String noun = switch (kind) {
            case ORDER_PLACED -> one ? "new order" : "new orders";
            case PRACTICE_ACTIVATED -> one ? "activation" : "activations";
            case NEXT_STEP_DUE -> one ? "next step due" : "next steps due";
            case PRACTICE_DORMANT -> one ? "dormant practice" : "dormant practices";
            case PRACTICES_UNMATCHED -> one ? "practice without a rep" : "practices without a rep";
            case SYNC_FAILED -> one ? "failed sync" : "failed syncs";
            case SYNC_PARTIAL -> one ? "partial sync" : "partial syncs";
            case SYNC_SUSPICIOUS -> one ? "suspicious sync" : "suspicious syncs";
            case WEBHOOK_FAILED -> one ? "failed webhook" : "failed webhooks";
            case DATA_STALE -> one ? "warning of stale data" : "warnings of stale data";
            case INCIDENT -> one ? "incident" : "incidents";
            case PRACTICES_HANDED_OVER -> one ? "handover" : "handovers";
            case ENROLLMENT_DISPUTED -> one ? "disputed enrollment" : "disputed enrollments";
        };
        return NumberLabels.of(count) + " " + noun;
    }
}
