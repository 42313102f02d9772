package io.curasync.notification.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;

/**
 * Key pair that identifies this installation to push services (VAPID, RFC 8292). The keys have the format that common key
 * generators use.
 *
 * @param publicKey base64url of the uncompressed point on P-256; browsers subscribe with it
 * @param privateKey base64url of 32 bytes
 * @param pair the same keys in the form that the web push library requires
 */
record VapidKeys(String publicKey, String privateKey, VAPIDKeyPair pair) {

    private static final int PRIVATE_KEY_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final byte[] SAMPLE = "curasync".getBytes(StandardCharsets.UTF_8);

    /**
     * Parses a key pair.
     *
     * @throws IllegalArgumentException if a key is malformed, or if the keys are not a pair; the message is a clause that states
     *     the reason
     */
    static VapidKeys of(String publicKey, String privateKey) {
        byte[] number = decode(privateKey, "the private key");
        if (number.length != PRIVATE_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the private key has %d bytes instead of %d".formatted(number.length, PRIVATE_KEY_BYTES));
        }
        try {
            PublicKey point = publicKey(decode(publicKey, "the public key"));
            PrivateKey secret = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new ECPrivateKeySpec(new BigInteger(1, number), ((ECPublicKey) point).getParams()));
            if (!isPair(point, secret)) {
                throw new IllegalArgumentException("the private key does not belong to the public key");
            }
            return new VapidKeys(
                    publicKey,
                    privateKey,
                    VAPIDKeyPairs.of(
                            PrivateKeySources.ofECPrivateKey((ECPrivateKey) secret),
                            PublicKeySources.ofECPublicKey((ECPublicKey) point)));
        } catch (GeneralSecurityException invalid) {
            throw new IllegalArgumentException("the private key is not a key of P-256", invalid);
        }
    }

    /** Generates a new key pair. */
    static VapidKeys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            VAPIDKeyPair pair = VAPIDKeyPairs.of(
                    PrivateKeySources.ofECPrivateKey((ECPrivateKey) keys.getPrivate()),
                    PublicKeySources.ofECPublicKey((ECPublicKey) keys.getPublic()));
            return new VapidKeys(
                    pair.extractPublicKeyInUncompressedFormAsString(),
                    ENCODER.encodeToString(number((ECPrivateKey) keys.getPrivate())),
                    pair);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has P-256", impossible);
        }
    }

    private static PublicKey publicKey(byte[] point) {
        try {
            return PublicKeySources.ofUncompressedBytes(point).extract();
        } catch (RuntimeException invalid) {
            throw new IllegalArgumentException("the public key is not a point of P-256 in uncompressed form", invalid);
        }
    }

    private static boolean isPair(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }

    /** Returns the number that makes up the private key, as exactly 32 bytes. */
    private static byte[] number(ECPrivateKey key) {
        byte[] digits = key.getS().toByteArray();
        byte[] number = new byte[PRIVATE_KEY_BYTES];
        int length = Math.min(digits.length, number.length);
        System.arraycopy(digits, digits.length - length, number, number.length - length, length);
        return number;
    }

    private static byte[] decode(String text, String name) {
        try {
            return DECODER.decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(name + " is not base64url", malformed);
        }
    }
}
