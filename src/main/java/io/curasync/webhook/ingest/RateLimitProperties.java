package io.curasync.webhook.ingest;

import io.curasync.platform.settings.SettingRules;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Rate limits for incoming webhooks, per instance. Null means unlimited, which is the default.
 *
 * @param overall maximum number of deliveries per second from all senders together
 * @param perAddress maximum number of deliveries per second from one IPv4 address or IPv6 /64 network
 */
@ConfigurationProperties("curasync.webhook.rate-limit")
record RateLimitProperties(
        @Nullable Integer overall, @Nullable Integer perAddress) {

    RateLimitProperties {
        requirePositive("overall", overall);
        requirePositive("per-address", perAddress);
    }

    private static void requirePositive(String name, @Nullable Integer limit) {
        if (limit != null) {
            SettingRules.requireAtLeast("curasync.webhook.rate-limit." + name, limit, 1);
        }
    }
}
