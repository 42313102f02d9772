package io.curasync.notification;

/** Where a notification leads. */
public final class NoticeLink {

    private NoticeLink() {}

    /** The path of a screen, without a slash before it. */
    public static String of(Notice notice) {
        return switch (notice.kind()) {
            case ORDER_PLACED, PRACTICE_ACTIVATED ->
                notice.practice() == null ? "practices" : "practices/" + notice.practice();
            case PRACTICES_UNMATCHED ->
                notice.practice() == null ? "practices?rep=none" : "practices/" + notice.practice();
            case SYNC_FAILED, SYNC_PARTIAL, SYNC_SUSPICIOUS -> "sync/" + notice.run();
            case WEBHOOK_FAILED -> "webhooks?status=failed";
            case DATA_STALE -> "sync";
            case ENROLLMENT_DISPUTED -> "submissions?status=unknown";
        };
    }
}
