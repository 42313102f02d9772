package io.curasync.monitoring.alert;

import io.curasync.platform.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs alerts according to Standard Webhooks (https://www.standardwebhooks.com), with HMAC-SHA256 over id, timestamp and body. */
final class AlertSignature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private AlertSignature() {}

    /**
     * Returns the value of the header {@code webhook-signature}.
     *
     * @param secret {@code whsec_} followed by the key in base64, or any other text, whose UTF-8 bytes are the key
     * @param timestamp seconds since 1970-01-01, UTC
     */
    static String of(String secret, String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            byte[] signature =
                    mac.doFinal("%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    /**
     * Rejects a secret that contains no usable key.
     *
     * @throws SettingException if the text after {@code whsec_} is empty or not base64
     */
    static void requireKey(String secret) {
        try {
            if (key(secret).length > 0) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // The exception below has a message for the operator.
        }
        throw new SettingException(
                "CURASYNC_ALERT_SECRET is not base64 after %s.".formatted(PREFIX),
                "Copy the whole secret again, or set it to a text without this prefix.");
    }

    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
