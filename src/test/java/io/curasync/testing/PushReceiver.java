package io.curasync.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The part of a browser that receives pushes: has the keys of a subscription and decrypts messages (RFC 8291). */
public final class PushReceiver {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String endpoint;
    private final KeyPair keys = generate();
    private final byte[] auth = new byte[KEY_BYTES];
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile int status = 201;

    PushReceiver(String endpoint) {
        this.endpoint = endpoint;
        Arrays.fill(auth, (byte) endpoint.length());
    }

    public String endpoint() {
        return endpoint;
    }

    public String p256dh() {
        return BASE64URL.encodeToString(encode((ECPublicKey) keys.getPublic()));
    }

    public String auth() {
        return BASE64URL.encodeToString(auth);
    }

    /** Returns the decrypted messages, in the order of their arrival. */
    public List<String> messages() {
        return messages;
    }

    /** Sets the status with which the push service answers. */
    public void answer(int newStatus) {
        status = newStatus;
    }

    int status() {
        return status;
    }

    void receive(byte[] body) throws GeneralSecurityException {
        messages.add(decrypt(ByteBuffer.wrap(body)));
    }

    private String decrypt(ByteBuffer body) throws GeneralSecurityException {
        byte[] salt = take(body, KEY_BYTES);
        body.getInt();
        byte[] sender = take(body, body.get());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(decode(sender), true);
        byte[] info = concat(text("WebPush: info\0"), encode((ECPublicKey) keys.getPublic()), sender);
        byte[] secret = derive(auth, agreement.generateSecret(), info, COORDINATE_BYTES);
        byte[] key = derive(salt, secret, text("Content-Encoding: aes128gcm\0"), KEY_BYTES);
        byte[] nonce = derive(salt, secret, text("Content-Encoding: nonce\0"), NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] padded = cipher.doFinal(take(body, body.remaining()));
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(secret)
                        .thenExpand(info, length));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Encodes a point in uncompressed form. */
    private static byte[] encode(ECPublicKey key) {
        return concat(
                new byte[] {4},
                number(key.getW().getAffineX()),
                number(key.getW().getAffineY()));
    }

    private static byte[] number(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] number = new byte[COORDINATE_BYTES];
        int length = Math.min(digits.length, COORDINATE_BYTES);
        System.arraycopy(digits, digits.length - length, number, COORDINATE_BYTES - length, length);
        return number;
    }

    /** Decodes a point in uncompressed form. */
    static ECPublicKey decode(byte[] point) throws GeneralSecurityException {
        ECParameterSpec curve = ((ECPublicKey) generate().getPublic()).getParams();
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, point, 1, COORDINATE_BYTES),
                                new BigInteger(1, point, 1 + COORDINATE_BYTES, COORDINATE_BYTES)),
                        curve));
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
