package io.curasync.account.security.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cache of recently verified passwords. Without the cache, a script with HTTP Basic would cause a bcrypt computation on every call. An
 * entry is an HMAC of the password, its bcrypt hash and the client's network, with a random key of this process. When the password
 * changes, its hash changes too, so the old entry no longer matches. An entry does not apply to other networks, where the password is
 * checked and throttled as usual.
 */
class PasswordCheckCache {

    private static final Duration TTL = Duration.ofSeconds(60);
    private static final int MAX_SIZE = 1000;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<String, Boolean> verified =
            Caffeine.newBuilder().maximumSize(MAX_SIZE).expireAfterWrite(TTL).build();

    PasswordCheckCache() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean contains(String hash, LoginAttempt attempt) {
        return verified.getIfPresent(digest(hash, attempt)) != null;
    }

    /** Adds an entry. Does not extend the lifetime of an existing entry. */
    void add(String hash, LoginAttempt attempt) {
        verified.asMap().putIfAbsent(digest(hash, attempt), true);
    }

    private String digest(String hash, LoginAttempt attempt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(String.valueOf(attempt.network()).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(attempt.password().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }
}
