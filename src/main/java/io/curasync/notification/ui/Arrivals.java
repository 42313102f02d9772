package io.curasync.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.base.Quantity;
import io.curasync.notification.Notice;
import io.curasync.notification.NoticeLink;
import io.curasync.notification.NotificationKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells at the edge of the screen what arrives while it is open. What comes in quick succession is told in one. */
final class Arrivals {

    private static final int SHOWN_MILLIS = 7000;

    private final Seen seen = new Seen();
    private final List<Seen.Arrival> told = new ArrayList<>();
    private final Anchor summary = new Anchor();
    private final Span detail = new Span();
    private @Nullable Notification open;

    /** @param newest what the user has been told last, the newest first; of the first call nothing is an arrival */
    void show(List<Notice> newest) {
        Notification toast = open != null && open.isOpened() ? open : null;
        List<Seen.Arrival> arrived = seen.look(newest, toast == null);
        if (arrived.isEmpty()) {
            return;
        }
        if (toast == null) {
            told.clear();
        }
        told.addAll(0, arrived);
        tell();
        if (toast == null) {
            open = toast();
            open.open();
        } else {
            // Another duration, if only by so little, begins anew.
            toast.setDuration(toast.getDuration() == SHOWN_MILLIS ? SHOWN_MILLIS + 1 : SHOWN_MILLIS);
        }
    }

    private void tell() {
        Notice first = told.getFirst().notice();
        boolean one = told.size() == 1 && told.getFirst().whole();
        summary.setHref(one ? NoticeLink.of(first) : "notifications");
        summary.setText(summary(told));
        detail.setText(one ? first.body() : "");
        detail.setVisible(!detail.getText().isEmpty());
    }

    private Notification toast() {
        Div text = new Div(summary, detail);
        text.addClassName("notification-toast");
        Notification toast = new Notification(text);
        toast.setDuration(SHOWN_MILLIS);
        toast.setPosition(Notification.Position.BOTTOM_END);
        return toast;
    }

    /** One by its title, several by how many events there are of each kind. */
    static String summary(List<Seen.Arrival> arrivals) {
        if (arrivals.size() == 1 && arrivals.getFirst().whole()) {
            return arrivals.getFirst().notice().title();
        }
        Map<NotificationKind, Integer> events = new EnumMap<>(NotificationKind.class);
        arrivals.forEach(arrival -> events.merge(arrival.notice().kind(), arrival.events(), Integer::sum));
        return String.join(
                " · ",
                events.entrySet().stream()
                        .map(kind -> words(kind.getKey(), kind.getValue()))
                        .toList());
    }

    private static String words(NotificationKind kind, int count) {
        boolean one = count == 1;
        String words = switch (kind) {
            case ORDER_PLACED -> one ? "new order" : "new orders";
            case PRACTICE_ACTIVATED -> one ? "activation" : "activations";
            case PRACTICES_UNMATCHED -> one ? "practice without a rep" : "practices without a rep";
            case SYNC_FAILED -> one ? "failed sync" : "failed syncs";
            case SYNC_PARTIAL -> one ? "partial sync" : "partial syncs";
            case SYNC_SUSPICIOUS -> one ? "suspicious sync" : "suspicious syncs";
            case WEBHOOK_FAILED -> one ? "failed webhook" : "failed webhooks";
            case DATA_STALE -> one ? "warning of stale data" : "warnings of stale data";
            case ENROLLMENT_DISPUTED -> one ? "disputed enrollment" : "disputed enrollments";
        };
        return Quantity.of(count) + " " + words;
    }
}
