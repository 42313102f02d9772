package io.curasync.notification.push;

import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationLink;
import io.curasync.notification.NotificationTimes;
import io.curasync.platform.text.TextSanitizer;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Content of a push. In the browser, {@code push-worker.js} displays it as a notification.
 *
 * @param title at most {@value #MAX_TITLE_LENGTH} characters
 * @param body at most {@value #MAX_BODY_LENGTH} characters; may be empty
 * @param url path of the screen that a click opens, relative to the URL of the application
 * @param tag identifies pushes that replace each other; the browser shows only the latest push with the same tag
 */
record PushContent(String title, String body, String url, String tag) {

    // Push services accept 4,096 bytes of encrypted content. A character takes up to 12 bytes in JSON.
    private static final int MAX_TITLE_LENGTH = 100;
    private static final int MAX_BODY_LENGTH = 180;
    private static final int MAX_LISTED = 3;

    static final PushContent TEST = new PushContent(
            "Test notification", "Push notifications of CuraSync reach this device.", "notifications", "test");

    /**
     * Creates the push about one or more notifications.
     *
     * @param notices notifications, latest first; at least one
     * @param zone time zone in which the push shows times
     */
    static PushContent of(List<NotificationItem> notices, ZoneId zone) {
        NotificationTimes times = NotificationTimes.named(zone);
        NotificationItem first = notices.getFirst();
        if (notices.size() == 1) {
            return new PushContent(
                    TextSanitizer.of(first.title(times), MAX_TITLE_LENGTH),
                    TextSanitizer.of(first.body(times), MAX_BODY_LENGTH),
                    NotificationLink.of(first),
                    "notification-" + first.id());
        }
        String titles = notices.stream()
                .limit(MAX_LISTED)
                .map(notice -> TextSanitizer.of(notice.title(times), MAX_BODY_LENGTH / MAX_LISTED))
                .collect(Collectors.joining("\n"));
        return new PushContent("%d notifications".formatted(notices.size()), titles, "notifications", "notifications");
    }
}
