package io.curasync.sync.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Setting of the cron endpoint.
 *
 * @param secret secret of the external scheduler; if null or blank, the endpoint accepts only admin credentials
 */
@ConfigurationProperties("cron")
record CronProperties(@Nullable String secret) {

    /** Returns whether the presented secret is correct. Compares in constant time. */
    boolean matches(@Nullable String presented) {
        return secret != null
                && !secret.isBlank()
                && presented != null
                && MessageDigest.isEqual(
                        secret.strip().getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
