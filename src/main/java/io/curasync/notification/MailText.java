package io.curasync.notification;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words.
 *
 * @param subject one line
 */
record MailText(String subject, String body) {

    /**
     * @param notices at least one, the newest first
     * @param base where people reach CuraSync; null for no links
     * @param zone the reader's time zone
     */
    static MailText of(List<Notice> notices, @Nullable URI base, ZoneId zone) {
        NoticeTimes times = NoticeTimes.named(zone);
        String subject =
                notices.size() == 1 ? notices.getFirst().title(times) : "%d notifications".formatted(notices.size());
        StringBuilder body = new StringBuilder();
        for (Notice notice : notices) {
            body.append(notice.title(times)).append('\n');
            if (!notice.body(times).isEmpty()) {
                body.append(notice.body(times)).append('\n');
            }
            body.append(times.time(notice.latestAt())).append('\n');
            if (base != null) {
                body.append(at(base, NoticeLink.of(notice))).append('\n');
            }
            body.append('\n');
        }
        body.append("--\nYou chose to get notifications by email."
                        + " Change that in CuraSync under Notifications, “Notification settings”")
                .append(base == null ? "." : ": " + at(base, "notifications"))
                .append('\n');
        return new MailText("CuraSync: " + oneLine(subject), body.toString());
    }

    private static String at(URI base, String path) {
        String text = base.toString();
        return text.endsWith("/") ? text + path : text + "/" + path;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
