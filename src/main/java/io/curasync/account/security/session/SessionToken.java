package io.curasync.account.security.session;

import io.curasync.account.credential.SecureTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Token of a device's session, stored in the device's cookie.
 *
 * @param series identifies the session; never changes
 * @param secret proves possession of the session; replaced from time to time while the session is in use
 */
public record SessionToken(String series, String secret) {

    private static final int SERIES_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("([\\w-]{22})\\.([\\w-]{43})");

    public static SessionToken generate() {
        return new SessionToken(SecureTokens.random(SERIES_BYTES), SecureTokens.random(SECRET_BYTES));
    }

    /** Parses the value of a cookie. Returns null if the format is invalid. */
    static @Nullable SessionToken parse(String cookie) {
        Matcher parts = COOKIE.matcher(cookie);
        return parts.matches() ? new SessionToken(parts.group(1), parts.group(2)) : null;
    }

    /**
     * Derives the next token from this token and a salt. Concurrent requests with the same token get the same successor, although
     * PostgreSQL stores only digests and the salt. The salt alone does not reveal the successor.
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
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }

    static byte[] salt() {
        return SecureTokens.randomBytes(SECRET_BYTES);
    }

    /** Returns the digest of the secret, as stored. */
    byte[] digest() {
        return SecureTokens.digest(secret);
    }

    String cookie() {
        return series + "." + secret;
    }
}
