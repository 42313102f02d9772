package io.curasync.notification;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told by mail; whether they are at all is said by {@code spring.mail.host}.
 *
 * @param mailFrom the sender's address
 * @param mailDelay how long a mail "at once" waits, so that what comes meanwhile goes with it
 * @param digestCron when the daily digest goes out: Spring's cron expression, in UTC
 * @param baseUrl where people reach CuraSync, for links in mails; null: mails have none
 */
@ConfigurationProperties("curasync.notification")
record NotificationProperties(
        @DefaultValue("curasync@localhost") String mailFrom,
        @DefaultValue("1m") Duration mailDelay,
        @DefaultValue("0 0 12 * * *") String digestCron,
        @Nullable URI baseUrl) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:]+@[^\\s@<>,;:]+");

    NotificationProperties {
        if (!ADDRESS.matcher(mailFrom).matches()) {
            throw new IllegalArgumentException(
                    "curasync.notification.mail-from must be an e-mail address such as curasync@example.com");
        }
    }
}
