package io.curasync.sync.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param secret secret of an external scheduler; if null or blank, only admin credentials are accepted */
@ConfigurationProperties("cron")
record CronProperties(@Nullable String secret) {

    /** Compares in constant time. */
    boolean matches(@Nullable String presented) {
        return secret != null
                && !secret.isBlank()
                && presented != null
                && MessageDigest.isEqual(
                        secret.strip().getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
