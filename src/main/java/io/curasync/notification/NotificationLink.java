package io.curasync.notification;

/** Link of a notification to the screen with its subject. */
public final class NotificationLink {

    private NotificationLink() {}

    /** Returns the path of the screen, without a leading slash. */
    public static String of(NotificationItem notificationItem) {
        if (notificationItem.itemized()) {
            return "notifications/" + notificationItem.id();
        }
        NotificationItem.Practice practice = notificationItem.practice();
        return switch (notificationItem.kind()) {
            case ORDER_PLACED, PRACTICE_ACTIVATED -> practice == null ? "practices" : "practices/" + practice.id();
            case PRACTICES_UNMATCHED -> practice == null ? "unmatched" : "practices/" + practice.id();
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS -> "sync/" + notificationItem.run();
            case WEBHOOK_FAILED -> "webhooks?status=failed";
            case DATA_STALE -> "sync";
            case ENROLLMENT_DISPUTED -> "submissions?status=unknown";
        };
    }
}
