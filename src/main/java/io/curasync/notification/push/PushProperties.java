package io.curasync.notification.push;

import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of web push. A blank key counts as not set.
 *
 * @param enabled whether push notifications are available; if false, no pushes are sent
 * @param publicKey public VAPID key in base64url: an uncompressed point of P-256; null for the key pair in the database
 * @param privateKey private VAPID key in base64url, 32 bytes; null for the key pair in the database
 * @param every interval at which instances look for notifications to push
 * @param retryAfter delay before a failed push is sent again; doubles after each failure, up to one hour
 * @param allowLoopback whether the URL of a push service may be a loopback address, with http or https; only for tests
 */
@ConfigurationProperties("curasync.push")
record PushProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String publicKey,
        @Nullable String privateKey,
        @DefaultValue("5s") Duration every,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue("false") boolean allowLoopback) {

    private static final String KEYS = "CURASYNC_PUSH_PUBLIC_KEY and CURASYNC_PUSH_PRIVATE_KEY";

    PushProperties {
        publicKey = publicKey == null || publicKey.isBlank() ? null : publicKey.strip();
        privateKey = privateKey == null || privateKey.isBlank() ? null : privateKey.strip();
        if ((publicKey == null) != (privateKey == null)) {
            throw new SettingException(
                    "Only one of %s is set.".formatted(KEYS),
                    "Set both, or neither: then CuraSync creates a key pair and stores it in the database.");
        }
        if (publicKey != null && privateKey != null) {
            requirePair(publicKey, privateKey);
        }
        SettingRules.requirePositive("curasync.push.every", every);
        SettingRules.requirePositive("curasync.push.retry-after", retryAfter);
    }

    private static void requirePair(String publicKey, String privateKey) {
        try {
            VapidKeys.of(publicKey, privateKey);
        } catch (IllegalArgumentException invalid) {
            throw new SettingException(
                    "%s are not a VAPID key pair: %s.".formatted(KEYS, invalid.getMessage()),
                    "Copy both keys again, create new ones with “npx web-push generate-vapid-keys”, or leave both empty.");
        }
    }
}
