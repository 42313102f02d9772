package io.curasync.notification.mail;

import io.curasync.notification.NotificationItem;
import io.curasync.notification.NotificationLink;
import io.curasync.notification.NotificationTimes;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subject and body of an email.
 *
 * @param subject subject in a single line
 * @param body plain text
 */
record MailContent(String subject, String body) {

    /**
     * Creates the email about one or more notifications.
     *
     * @param notices notifications, latest first; at least one
     * @param base URL of CuraSync; {@code null} for an email without links
     * @param zone time zone in which the email shows times
     */
    static MailContent of(List<NotificationItem> notices, @Nullable URI base, ZoneId zone) {
        NotificationTimes times = NotificationTimes.named(zone);
        String subject =
                notices.size() == 1 ? notices.getFirst().title(times) : "%d notifications".formatted(notices.size());
        StringBuilder body = new StringBuilder();
        for (NotificationItem notificationItem : notices) {
            body.append(notificationItem.title(times)).append('\n');
            if (!notificationItem.body(times).isEmpty()) {
                body.append(notificationItem.body(times)).append('\n');
            }
            body.append(times.time(notificationItem.latestAt())).append('\n');
            if (base != null) {
                body.append(url(base, NotificationLink.of(notificationItem))).append('\n');
            }
            body.append('\n');
        }
        body.append("--\nYou chose to get notifications by email."
                        + " Change that in CuraSync under Notifications, “Notification settings”")
                .append(base == null ? "." : ": " + url(base, "notifications"))
                .append('\n');
        return new MailContent("CuraSync: " + oneLine(subject), body.toString());
    }

    private static String url(URI base, String path) {
        String text = base.toString();
        return text.endsWith("/") ? text + path : text + "/" + path;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
