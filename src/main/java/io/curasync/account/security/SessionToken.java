package io.curasync.account.security;

import io.curasync.account.SecureTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a device's cookie holds.
 *
 * @param series names the device's session, as long as that lives
 * @param secret proves it, and changes with use
 */
record SessionToken(String series, String secret) {

    private static final int SERIES_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("([\\w-]{22})\\.([\\w-]{43})");

    static SessionToken fresh() {
        return new SessionToken(SecureTokens.random(SERIES_BYTES), SecureTokens.random(SECRET_BYTES));
    }

    /** Null for what no cookie of ours holds. */
    static @Nullable SessionToken parse(String cookie) {
        Matcher parts = COOKIE.matcher(cookie);
        return parts.matches() ? new SessionToken(parts.group(1), parts.group(2)) : null;
    }

    /**
     * The token after this one. It follows from this one and the salt, so that requests which come at once with the same
     * token get the same successor, though neither is kept; and whoever has only one of the two cannot tell it.
     */
    SessionToken successor(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return new SessionToken(
                    series,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static byte[] salt() {
        return SecureTokens.randomBytes(SECRET_BYTES);
    }

    /** What is kept of the secret. */
    byte[] digest() {
        return SecureTokens.digest(secret);
    }

    String cookie() {
        return series + "." + secret;
    }
}
