package io.curasync.account.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param perCaller calls of the API a second, for each user or, without one, address; bursts may be ten times that */
@ConfigurationProperties("curasync.api.rate-limit")
record ApiRateProperties(@DefaultValue("100") int perCaller) {

    ApiRateProperties {
        if (perCaller < 1) {
            throw new IllegalArgumentException("at least one call a second must be let in");
        }
    }
}
