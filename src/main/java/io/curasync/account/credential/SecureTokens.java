package io.curasync.account.credential;

import io.curasync.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates random secrets, such as API tokens, and computes the digests that are stored instead of the secrets. */
public final class SecureTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SecureTokens() {}

    /**
     * Returns random bytes as URL-safe Base64 without padding. URLs and cookies can contain this text without encoding.
     *
     * @param bytes the number of random bytes
     */
    public static String random(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(bytes));
    }

    public static byte[] randomBytes(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /**
     * Returns the SHA-256 digest of a secret, for storage. A salt or a slow hash is not needed, because a long random secret
     * cannot be guessed.
     */
    public static byte[] digest(String secret) {
        return Sha256.of(secret);
    }
}
