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

/** Whether people can be told by mail, and when mails go out. */
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

    /** Whether there is a mail server. Without one nothing of mails is shown, and none gathers. */
    public boolean isOffered() {
        return offered;
    }

    /** What users may choose among. */
    public List<MailMode> modes() {
        return digest == null ? List.of(MailMode.NONE, MailMode.IMMEDIATE) : List.of(MailMode.values());
    }

    /** How long a mail "at once" waits; null: there are no mails. */
    @Nullable
    Long delayMillis() {
        return offered ? delayMillis : null;
    }

    /** When the next daily digest goes out; null: none does. */
    public @Nullable Instant nextDigest() {
        ZonedDateTime next = offered && digest != null ? digest.next(ZonedDateTime.now(ZoneOffset.UTC)) : null;
        return next == null ? null : next.toInstant();
    }
}
