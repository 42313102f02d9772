package io.curasync.notification;

import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of email notifications. Emails are sent only if {@code spring.mail.host} is set.
 *
 * @param mailFrom address of the sender, optionally with a display name, such as {@code CuraSync <curasync@example.com>}
 * @param mailDelay delay of an immediate email, so that one email can contain several notifications
 * @param digestCron schedule of the daily digest as a Spring cron expression in UTC; {@code -} disables digests
 * @param baseUrl URL of CuraSync, for links in emails; if {@code null}, emails contain no links. A push service also receives this URL as
 *     the contact address if it uses https.
 */
@ConfigurationProperties("curasync.notification")
public record NotificationProperties(
        @DefaultValue("curasync@localhost") String mailFrom,
        @DefaultValue("1m") Duration mailDelay,
        @DefaultValue("0 0 12 * * *") String digestCron,
        @Nullable URI baseUrl) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:]+@[^\\s@<>,;:]+");

    public NotificationProperties {
        parse(mailFrom);
        if (baseUrl != null) {
            SettingRules.requireHttpAddress("curasync.notification.base-url", baseUrl.toString());
        }
    }

    /** Returns {@link #mailFrom} as an address. */
    public InternetAddress sender() {
        return parse(mailFrom);
    }

    private static InternetAddress parse(String mailFrom) {
        try {
            InternetAddress sender = new InternetAddress(mailFrom, true);
            // The parser also accepts input that cannot be a sender, such as a name without a host, or line breaks.
            if (ADDRESS.matcher(sender.getAddress()).matches()
                    && !CONTROL.matcher(mailFrom).find()) {
                sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
                return sender;
            }
        } catch (AddressException | UnsupportedEncodingException e) {
            // Falls through to the exception below.
        }
        throw new SettingException(
                "CURASYNC_NOTIFICATION_MAIL_FROM (curasync.notification.mail-from) is “%s”, which is not an email address."
                        .formatted(mailFrom),
                "Set it to an address such as curasync@example.com or CuraSync <curasync@example.com>.");
    }
}
