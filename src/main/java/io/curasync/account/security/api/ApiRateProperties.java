package io.curasync.account.security.api;

import io.curasync.platform.settings.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rate limit of the API and the actuator.
 *
 * @param perCaller sustained number of calls per second for each user, or for each network if the caller is not authenticated; a
 *     burst may have ten times as many calls
 */
@ConfigurationProperties("curasync.api.rate-limit")
public record ApiRateProperties(@DefaultValue("100") int perCaller) {

    public ApiRateProperties {
        SettingRules.requireAtLeast("curasync.api.rate-limit.per-caller", perCaller, 1);
    }
}
