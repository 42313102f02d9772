package io.curasync.practice.nextstep;

import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of next steps ({@code curasync.next-step}). An invalid setting prevents the start of the application.
 *
 * @param notifyAt time of day at which reps are notified of due next steps, as {@code HH:mm} in the business time zone
 */
@ConfigurationProperties("curasync.next-step")
record NextStepProperties(@DefaultValue("07:00") String notifyAt) {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    NextStepProperties {
        if (!TIME.matcher(notifyAt.strip()).matches()) {
            throw new SettingException(
                    "%s is “%s”, which is not a time of day."
                            .formatted(SettingRules.name("curasync.next-step.notify-at"), notifyAt),
                    "Set it to hours and minutes such as 07:00, or remove it to use the default.");
        }
    }

    LocalTime time() {
        return LocalTime.parse(notifyAt.strip());
    }
}
