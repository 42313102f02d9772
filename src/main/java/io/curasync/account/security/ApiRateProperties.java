package io.curasync.account.security;

import io.curasync.platform.SettingRules;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param perCaller API calls per second, for each user or, without one, each address; a burst may be ten times as large */
@ConfigurationProperties("curasync.api.rate-limit")
record ApiRateProperties(@DefaultValue("100") int perCaller) {

    ApiRateProperties {
        SettingRules.requireAtLeast("curasync.api.rate-limit.per-caller", perCaller, 1);
    }
}
