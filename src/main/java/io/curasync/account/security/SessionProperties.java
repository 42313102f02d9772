package io.curasync.account.security;

import io.curasync.platform.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long users stay signed in.
 *
 * @param keptFor for how long since its last use a device stays signed in that is to keep its user so
 * @param idle    the same for one that is not
 */
@ConfigurationProperties("curasync.sign-in")
record SessionProperties(
        @DefaultValue("30d") Duration keptFor,
        @DefaultValue("12h") Duration idle) {

    SessionProperties {
        SettingRules.requirePositive("curasync.sign-in.kept-for", keptFor);
        SettingRules.requirePositive("curasync.sign-in.idle", idle);
    }

    Duration lifetime(boolean kept) {
        return kept ? keptFor : idle;
    }
}
