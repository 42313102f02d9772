package io.curasync.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** So many calls a second for each caller. Each instance counts by itself. */
public final class KeyedRateLimiter {

    private static final int MAX_CALLERS = 100_000;

    private final LoadingCache<String, Bucket> callers;

    /** @param atOnce how many may come at once after a rest */
    public KeyedRateLimiter(int perSecond, long atOnce) {
        callers = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /** For wrong secrets, such as API tokens: far fewer than finding one takes. */
    public static KeyedRateLimiter ofGuesses() {
        return new KeyedRateLimiter(20, 200);
    }

    /** Counts a call from an address; an IPv6 network counts as one. See {@link #secondsToWait}. */
    public long secondsToWaitFrom(String address) {
        return secondsToWait(NetworkAddress.network(address));
    }

    /** Counts a call. Seconds after which to try again; 0: come in. */
    public long secondsToWait(String caller) {
        ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
    }
}
