package io.curasync.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Rate limiter with a separate budget per caller. Each instance of the application counts separately. */
public final class KeyedRateLimiter {

    private static final int MAX_CALLERS = 100_000;

    private final LoadingCache<String, Bucket> callers;

    /**
     * Creates a limiter.
     *
     * @param perSecond sustained number of calls per second
     * @param burst maximum number of calls at once after a period without calls
     */
    public KeyedRateLimiter(int perSecond, long burst) {
        callers = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /**
     * Creates a limiter for failed authentication, such as with wrong API tokens. It allows far fewer attempts than
     * someone needs to guess a token.
     */
    public static KeyedRateLimiter forFailedAuthentication() {
        return new KeyedRateLimiter(20, 200);
    }

    /**
     * Counts a call from an IP address. All addresses of an IPv6 /64 network count as one caller.
     *
     * @return seconds until the caller may retry; 0 if the call is allowed
     */
    public long secondsToWaitFrom(String address) {
        return secondsToWait(NetworkAddress.network(address));
    }

    /**
     * Counts a call.
     *
     * @return seconds until the caller may retry; 0 if the call is allowed
     */
    public long secondsToWait(String caller) {
        ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
    }
}
