package io.curasync.webhook.ingest;

import io.curasync.platform.http.KeyedRateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Limits deliveries per sender, to protect other senders, and of all senders together, to protect the instance. */
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

    /** Returns the seconds until a retry is allowed; 0 if the delivery is within the limits. An IPv6 network counts as one address. */
    long secondsToWait(String address) {
        long wait = perAddress == null ? 0 : perAddress.secondsToWaitFrom(address);
        return wait > 0 || overall == null ? wait : overall.secondsToWait(ALL_SENDERS);
    }
}
