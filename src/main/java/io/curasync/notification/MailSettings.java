package io.curasync.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/**
 * Provides email settings to the UI and to new notifications: the availability of emails, the modes to choose from, the delay of immediate
 * emails, and the time of the next digest.
 */
@Component
public class MailSettings {

    private final boolean offered;
    private final long delayMillis;
    private final @Nullable CronExpression digest;

    public MailSettings(@Value("${spring.mail.host:}") String host, NotificationProperties properties) {
        offered = !host.isBlank();
        delayMillis = properties.mailDelay().toMillis();
        digest = properties.digestCron().equals(Scheduled.CRON_DISABLED)
                ? null
                : CronExpression.parse(properties.digestCron());
    }

    /** Returns whether a mail server is configured. Without a mail server, the UI does not offer emails, and no emails are queued. */
    public boolean isOffered() {
        return offered;
    }

    /** Returns the modes that users can choose. Omits {@link MailMode#DAILY} if digests are disabled. */
    public List<MailMode> modes() {
        return digest == null ? List.of(MailMode.NONE, MailMode.IMMEDIATE) : List.of(MailMode.values());
    }

    /** Returns the delay of an immediate email in milliseconds; {@code null} if no mail server is configured. */
    @Nullable
    Long delayMillis() {
        return offered ? delayMillis : null;
    }

    /** Returns the time of the next digest; {@code null} if digests are disabled or no mail server is configured. */
    public @Nullable Instant nextDigest() {
        ZonedDateTime next = offered && digest != null ? digest.next(ZonedDateTime.now(ZoneOffset.UTC)) : null;
        return next == null ? null : next.toInstant();
    }
}
