package io.curasync.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one sender from taking the door for itself, and all of them from taking the machine. */
@Component
class RateLimit {

    private static final int MOST_ADDRESSES = 100_000;

    private final @Nullable Bucket overall;
    private final @Nullable LoadingCache<String, Bucket> perAddress;

    RateLimit(RateLimitProperties properties) {
        Integer everybody = properties.overall();
        Integer each = properties.perAddress();
        overall = everybody == null ? null : bucket(everybody);
        perAddress = each == null
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(MOST_ADDRESSES)
                        .expireAfterAccess(Duration.ofMinutes(1))
                        .build(address -> bucket(each));
    }

    /** Seconds after which to try again; 0: come in. */
    long secondsToWait(String address) {
        long wait = perAddress == null ? 0 : take(perAddress.get(address));
        return wait > 0 || overall == null ? wait : take(overall);
    }

    private static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + probe.getNanosToWaitForRefill() / 1_000_000_000;
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
