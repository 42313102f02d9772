package io.curasync.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests. Some digests are stored, so their computation must not change. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        return newDigest().digest(bytes);
    }

    /** Returns a digest that can be reused for many values. This way, Java looks up the algorithm only once. Not thread-safe. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available in this Java runtime", e);
        }
    }

    /** Returns the digest of the text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the digest as lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** Returns the first 64 bits of the digest of the text in UTF-8. */
    public static long first64Bits(String text) {
        return ByteBuffer.wrap(of(text)).getLong();
    }
}
