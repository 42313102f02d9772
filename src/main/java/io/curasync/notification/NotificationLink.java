package io.curasync.notification;

/** Link from a notification to a screen that shows its subject, such as the practice or the sync run. */
public final class NotificationLink {

    private NotificationLink() {}

    /** Returns the path of the screen without a leading slash, in some cases with a query. */
    public static String of(NotificationItem notificationItem) {
        if (notificationItem.itemized()) {
            return "notifications/" + notificationItem.id();
        }
        NotificationItem.Practice practice = notificationItem.practice();
        return switch (notificationItem.kind()) {
            case ORDER_PLACED, PRACTICE_ACTIVATED, PRACTICE_DORMANT, PRACTICES_HANDED_OVER, NEXT_STEP_DUE ->
                practice == null ? "practices" : "practices/" + practice.id();
            case PRACTICES_UNMATCHED -> practice == null ? "unmatched" : "practices/" + practice.id();
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS -> "sync/" + notificationItem.run();
            case WEBHOOK_FAILED -> "webhooks?status=failed";
            case DATA_STALE -> "sync";
            case INCIDENT -> "health";
            case ENROLLMENT_DISPUTED -> "submissions?status=unknown";
        };
    }
}
