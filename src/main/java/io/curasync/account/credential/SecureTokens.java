package io.curasync.account.credential;

import io.curasync.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates secrets of which only digests are stored: invitations, device tokens, API tokens. */
public final class SecureTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SecureTokens() {}

    /**
     * Returns random bytes as text that needs no encoding in URLs and cookies.
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

    /** Returns the digest of a secret, for storage. A plain SHA-256 is enough, because the secret is too long and random to be guessed. */
    public static byte[] digest(String secret) {
        return Sha256.of(secret);
    }
}
