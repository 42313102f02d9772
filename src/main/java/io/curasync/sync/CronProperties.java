package io.curasync.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param secret what a scheduler from outside shows; without one, only an admin's credentials open its door */
@ConfigurationProperties("cron")
record CronProperties(@Nullable String secret) {

    /** Compared in constant time. */
    boolean matches(@Nullable String told) {
        return secret != null
                && !secret.isBlank()
                && told != null
                && MessageDigest.isEqual(
                        secret.strip().getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
    }
}
