package io.curasync.account.security;

import io.curasync.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param perCaller calls of the API a second, for each user or, without one, address; bursts may be ten times that */
@ConfigurationProperties("curasync.api.rate-limit")
record ApiRateProperties(@DefaultValue("100") int perCaller) {

    ApiRateProperties {
        SettingRules.requireAtLeast("curasync.api.rate-limit.per-caller", perCaller, 1);
    }
}
