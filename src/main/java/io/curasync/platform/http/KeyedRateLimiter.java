package io.curasync.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Rate limiter with a separate budget for each caller. Each instance of the application counts separately. A caller gets its full budget
 * again at the latest after a minute without calls. The limiter stores at most {@value #MAX_CALLERS} callers. A caller that is no longer
 * stored also starts with its full budget.
 */
public final class KeyedRateLimiter {

    /** Maximum number of callers in memory. */
    private static final int MAX_CALLERS = 100_000;

    private final LoadingCache<String, Bucket> callers;

    /**
     * Creates a limiter.
     *
     * @param perSecond number of calls per second that are allowed over a longer time
     * @param burst number of calls that are allowed at once after a period without calls
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
     * Creates a limiter for failed authentication, such as wrong API tokens. It allows each caller 200 attempts at once and 20 per
     * second, which is far too few to guess a token.
     */
    public static KeyedRateLimiter forFailedAuthentication() {
        return new KeyedRateLimiter(20, 200);
    }

    /**
     * Counts a call from an IP address, and decides whether it is allowed. All addresses of an IPv6 /64 network count as one caller.
     *
     * @return seconds until the caller may retry, rounded up; 0 if the call is allowed
     */
    public long secondsToWaitFrom(String address) {
        return secondsToWait(NetworkAddress.network(address));
    }

    /**
     * Counts a call, and decides whether it is allowed. A rejected call does not reduce the caller's budget.
     *
     * @return seconds until the caller may retry, rounded up; 0 if the call is allowed
     */
    public long secondsToWait(String caller) {
        ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1)));
    }
}
