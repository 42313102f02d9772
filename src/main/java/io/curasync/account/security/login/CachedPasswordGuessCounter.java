package io.curasync.account.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the wrong passwords that are rejected without a check while sign-ins to an account are throttled. During that time, a password
 * in {@link PasswordCheckCache} is still accepted. Without a limit, an attacker could guess the cached password. After
 * {@value #MAX_GUESSES} wrong passwords from one network, the cache is not used for this account and network until the count expires.
 */
final class CachedPasswordGuessCounter {

    private static final int MAX_GUESSES = 20;
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int MAX_SIZE = 100_000;

    private record Key(String account, String network) {}

    /**
     * Number of guesses by account and network. An entry expires ten minutes after its first guess, even if guesses continue. After
     * that, the cache is used again, so that a script with the correct password can sign in.
     */
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
