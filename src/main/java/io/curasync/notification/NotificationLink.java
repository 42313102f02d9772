package io.curasync.notification;

/** Where a notification leads. */
public final class NotificationLink {

    private NotificationLink() {}

    /** The path of a screen, without a slash before it. */
    public static String of(NotificationItem notificationItem) {
        if (notificationItem.itemized()) {
            return "notifications/" + notificationItem.id();
        }
        return switch (notificationItem.kind()) {
            case ORDER_PLACED, PRACTICE_ACTIVATED ->
                notificationItem.practice() == null ? "practices" : "practices/" + notificationItem.practice();
            case PRACTICES_UNMATCHED ->
                notificationItem.practice() == null ? "unmatched" : "practices/" + notificationItem.practice();
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS -> "sync/" + notificationItem.run();
            case WEBHOOK_FAILED -> "webhooks?status=failed";
            case DATA_STALE -> "sync";
            case ENROLLMENT_DISPUTED -> "submissions?status=unknown";
        };
    }
}
