package io.curasync.demo.simulation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks with HMAC-SHA256. If the secret starts with {@code whsec_}, signs all webhooks according to Standard Webhooks. Otherwise,
 * signs about one third of the webhooks in that way. The signature of the others is the HMAC of the body in hexadecimal digits.
 */
final class WebhookSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String STANDARD_PREFIX = "whsec_";

    private final SecretKeySpec key;
    private final boolean alwaysStandard;

    /**
     * Creates a signer.
     *
     * @param secrets the webhook secrets of the receiver, separated by commas; the signer uses the first secret
     */
    WebhookSigner(String secrets) {
        String secret = secrets.split(",")[0].strip();
        this.alwaysStandard = secret.startsWith(STANDARD_PREFIX);
        this.key = new SecretKeySpec(
                alwaysStandard
                        ? Base64.getDecoder().decode(secret.substring(STANDARD_PREFIX.length()))
                        : secret.getBytes(StandardCharsets.UTF_8),
                ALGORITHM);
    }

    /**
     * Returns the signature headers. The hash code of the message id determines the kind of signature, so that all attempts to deliver a
     * webhook use the same kind.
     */
    Map<String, String> headers(OutgoingWebhook outgoingWebhook, String body) {
        if (!alwaysStandard && Math.floorMod(outgoingWebhook.id().hashCode(), 3) != 0) {
            return Map.of("x-webhook-signature", HexFormat.of().formatHex(hmac(body)));
        }
        String timestamp = Long.toString(outgoingWebhook.time().getEpochSecond());
        byte[] signature = hmac(outgoingWebhook.id() + "." + timestamp + "." + body);
        return Map.of(
                "webhook-id",
                outgoingWebhook.id(),
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signature));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java does not support " + ALGORITHM, impossible);
        }
    }
}
