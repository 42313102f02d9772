package io.curasync.account.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords that are rejected unchecked while an account is throttled. During that time, a password in {@link
 * PasswordCheckCache} is still accepted, so each rejected password is a guess at that cache. After too many guesses, the
 * cache is not used for this account and network any more.
 */
final class CachedPasswordGuessCounter {

    private static final int MAX_GUESSES = 20;
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int MAX_SIZE = 100_000;

    private record Key(String account, String network) {}

    /** Further guesses do not extend an entry, so that a script with the right password is accepted again after the period. */
    private final Cache<Key, AtomicInteger> guesses =
            Caffeine.newBuilder().maximumSize(MAX_SIZE).expireAfterWrite(PERIOD).build();

    boolean areTooMany(LoginAccount account, LoginAttempt attempt) {
        AtomicInteger count = guesses.getIfPresent(key(account, attempt));
        return count != null && count.get() >= MAX_GUESSES;
    }

    void add(LoginAccount account, LoginAttempt attempt) {
        Objects.requireNonNull(guesses.get(key(account, attempt), _ -> new AtomicInteger()))
                .incrementAndGet();
    }

    private static Key key(LoginAccount account, LoginAttempt attempt) {
        return new Key(account.key(), String.valueOf(attempt.network()));
    }
}
