package io.curasync.sync.schedule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the cron endpoint.
 *
 * @param secret secret that the external scheduler must send; if null or blank, the endpoint accepts only admin credentials
 */
@ConfigurationProperties("cron")
record CronProperties(@Nullable String secret) {

    /**
     * Returns whether a secret is configured and the presented secret is equal to it. Compares in constant time.
     *
     * @param presented secret in the request; null if the request contains none
     */
    boolean matches(@Nullable String presented) {
        return secret != null
                && !secret.isBlank()
                && presented != null
                && MessageDigest.isEqual(
                        secret.strip().getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
