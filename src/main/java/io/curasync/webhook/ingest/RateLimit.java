package io.curasync.webhook.ingest;

import io.curasync.platform.http.KeyedRateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Limits how many deliveries per second this instance accepts. The limit per source address ensures that one sender cannot use up the total
 * limit. The total limit protects this instance from overload.
 */
@Component
class RateLimit {

    private static final String ALL_SENDERS = "";

    private final @Nullable KeyedRateLimiter overall;
    private final @Nullable KeyedRateLimiter perAddress;

    RateLimit(RateLimitProperties properties) {
        overall = limiter(properties.overall());
        perAddress = limiter(properties.perAddress());
    }

    private static @Nullable KeyedRateLimiter limiter(@Nullable Integer perSecond) {
        return perSecond == null ? null : new KeyedRateLimiter(perSecond, perSecond);
    }

    /**
     * Counts a delivery and compares the rate with the limits. Returns 0 if the delivery is within the limits; otherwise the number of
     * seconds after which the sender may try again. All addresses of an IPv6 /64 network count as one address.
     */
    long secondsToWait(String address) {
        long wait = perAddress == null ? 0 : perAddress.secondsToWaitFrom(address);
        return wait > 0 || overall == null ? wait : overall.secondsToWait(ALL_SENDERS);
    }
}
