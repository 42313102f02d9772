package io.curasync.notification.ui;

import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationKind;
import io.curasync.ui.NumberLabels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a toast says about the notifications since it opened. Stores counts, not the notifications, because a toast stays open as long as
 * new ones arrive.
 */
final class ArrivalSummary {

    private final Map<NotificationKind, Integer> events = new EnumMap<>(NotificationKind.class);
    private @Nullable NotificationItem single;

    void clear() {
        events.clear();
        single = null;
    }

    void add(List<SeenTracker.Arrival> arrived) {
        boolean isSingle =
                events.isEmpty() && arrived.size() == 1 && arrived.getFirst().isNew();
        single = isSingle ? arrived.getFirst().notice() : null;
        arrived.forEach(arrival -> events.merge(arrival.notice().kind(), arrival.events(), Integer::sum));
    }

    /** Returns the notification if there is only one, and all of its events are new; otherwise null. */
    @Nullable
    NotificationItem single() {
        return single;
    }

    /** Returns the number of new events of each kind. */
    String counts() {
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
