package io.curasync.webhook;

import io.curasync.platform.KeyedRateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one sender from taking the door for itself, and all of them from taking the machine. */
@Component
class RateLimit {

    private static final String EVERYBODY = "";

    private final @Nullable KeyedRateLimiter overall;
    private final @Nullable KeyedRateLimiter perAddress;

    RateLimit(RateLimitProperties properties) {
        overall = rate(properties.overall());
        perAddress = rate(properties.perAddress());
    }

    private static @Nullable KeyedRateLimiter rate(@Nullable Integer perSecond) {
        return perSecond == null ? null : new KeyedRateLimiter(perSecond, perSecond);
    }

    /** Seconds after which to try again; 0 if the delivery is within the limits. An IPv6 network counts as one address. */
    long secondsToWait(String address) {
        long wait = perAddress == null ? 0 : perAddress.secondsToWaitFrom(address);
        return wait > 0 || overall == null ? wait : overall.secondsToWait(EVERYBODY);
    }
}
