package io.curasync.account.security.session;

import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Lifetimes of the sessions of devices. Automatic requests of an open screen do not count as use.
 *
 * @param rememberMeTtl lifetime after the last use, with <em>Keep me signed in</em>
 * @param idle lifetime after the last use, without <em>Keep me signed in</em>
 * @param maxLifetime maximum lifetime after the sign-in, regardless of use
 */
@ConfigurationProperties("curasync.sign-in")
record SessionProperties(
        @DefaultValue("30d") Duration rememberMeTtl,
        @DefaultValue("12h") Duration idle,
        @DefaultValue("30d") Duration maxLifetime) {

    SessionProperties {
        SettingRules.requirePositive("curasync.sign-in.remember-me-ttl", rememberMeTtl);
        SettingRules.requirePositive("curasync.sign-in.idle", idle);
        SettingRules.requirePositive("curasync.sign-in.max-lifetime", maxLifetime);
    }

    /** Returns the lifetime of a session that is not used after the sign-in; at most the maximum lifetime. */
    Duration initialLifetime(boolean keepSignedIn) {
        Duration lifetime = keepSignedIn ? rememberMeTtl : idle;
        return lifetime.compareTo(maxLifetime) < 0 ? lifetime : maxLifetime;
    }
}
