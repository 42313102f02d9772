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

/** Settings of emails that the UI needs: whether they can be sent, the modes to choose from, and the time of the next digest. */
@Component
public class MailSettings {

    private final boolean offered;
    private final long delayMillis;
    private final @Nullable CronExpression digest;

    MailSettings(@Value("${spring.mail.host:}") String host, NotificationProperties properties) {
        offered = !host.isBlank();
        delayMillis = properties.mailDelay().toMillis();
        digest = properties.digestCron().equals(Scheduled.CRON_DISABLED)
                ? null
                : CronExpression.parse(properties.digestCron());
    }

    /** Returns whether a mail server is configured. Without one, the UI does not mention emails, and none are queued. */
    public boolean isOffered() {
        return offered;
    }

    /** Returns the modes that users can choose. */
    public List<MailMode> modes() {
        return digest == null ? List.of(MailMode.NONE, MailMode.IMMEDIATE) : List.of(MailMode.values());
    }

    /** Returns the delay of an immediate email, or {@code null} if no mail server is configured. */
    @Nullable
    Long delayMillis() {
        return offered ? delayMillis : null;
    }

    /** Returns the time of the next daily digest, or {@code null} if digests are disabled or no mail server is configured. */
    public @Nullable Instant nextDigest() {
        ZonedDateTime next = offered && digest != null ? digest.next(ZonedDateTime.now(ZoneOffset.UTC)) : null;
        return next == null ? null : next.toInstant();
    }
}
