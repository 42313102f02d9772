package io.curasync.account.security.api;

import io.curasync.platform.settings.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param perCaller API calls per second, for each user or, without one, each address; a burst may be ten times as large */
@ConfigurationProperties("curasync.api.rate-limit")
public record ApiRateProperties(@DefaultValue("100") int perCaller) {

    public ApiRateProperties {
        SettingRules.requireAtLeast("curasync.api.rate-limit.per-caller", perCaller, 1);
    }
}
