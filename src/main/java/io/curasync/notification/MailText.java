package io.curasync.notification;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words.
 *
 * @param subject one line
 */
record MailText(String subject, String body) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    /**
     * @param notices at least one, the newest first
     * @param base where people reach CuraSync; null: no links
     */
    static MailText of(List<Notice> notices, @Nullable URI base) {
        String subject =
                notices.size() == 1 ? notices.getFirst().title() : "%d notifications".formatted(notices.size());
        StringBuilder body = new StringBuilder();
        for (Notice notice : notices) {
            body.append(notice.title()).append('\n');
            if (!notice.body().isEmpty()) {
                body.append(notice.body()).append('\n');
            }
            body.append(TIME.format(notice.createdAt())).append('\n');
            if (base != null) {
                body.append(at(base, NoticeLink.of(notice))).append('\n');
            }
            body.append('\n');
        }
        body.append(
                        "--\nYou chose to be told by mail. Change that in CuraSync under Notifications, “What to be told about”")
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
