package io.curasync.kpi;

import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Setting of the business time zone.
 *
 * @param timeZone name from the IANA database, such as {@code America/New_York}. Offsets such as {@code UTC+5} are rejected,
 *     because PostgreSQL interprets their sign in reverse.
 */
@ConfigurationProperties("curasync")
record TimeZoneProperties(@DefaultValue("UTC") String timeZone) {

    static final String NAME = SettingRules.name("curasync.time-zone");

    TimeZoneProperties {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone.strip())) {
            throw new SettingException(
                    "%s is “%s”, which is not the name of a time zone.".formatted(NAME, timeZone),
                    "Set it to a name from the IANA database, such as America/New_York, or leave it empty for UTC.");
        }
    }

    ZoneId zone() {
        return ZoneId.of(timeZone.strip());
    }
}
