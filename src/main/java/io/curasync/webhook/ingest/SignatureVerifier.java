package io.curasync.webhook.ingest;

import io.curasync.webhook.WebhookProperties;
import io.curasync.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Verifies signatures of two schemes: HMAC-SHA256 of the raw body in hexadecimal digits, and Standard Webhooks. Comparisons take constant
 * time, so that their duration reveals nothing about the expected signature.
 */
@Component
public class SignatureVerifier {

    private static final String ALGORITHM = "HmacSHA256";

    /** Used instead of the position of a secret if no secret matches. */
    private static final int NONE = 0;

    private final List<Key> keys;
    private final boolean requireTimestamp;
    private final Clock clock;

    @Autowired
    SignatureVerifier(WebhookProperties properties, SignatureProperties signature) {
        this(properties.secrets(), signature.requireTimestamp(), Clock.systemUTC());
    }

    public SignatureVerifier(List<WebhookSecret> secrets, boolean requireTimestamp, Clock clock) {
        this.keys = IntStream.range(0, secrets.size())
                .boxed()
                .flatMap(i -> secrets.get(i).keys().stream().map(key -> new Key(i + 1, macWith(key))))
                .toList();
        this.requireTimestamp = requireTimestamp;
        this.clock = clock;
    }

    /**
     * An HMAC key that belongs to a secret.
     *
     * @param secret position of the secret in the setting, counted from 1
     */
    private record Key(int secret, Mac mac) {}

    /**
     * Signature headers of a delivery: {@code x-webhook-signature}, {@code webhook-id}, {@code webhook-timestamp} and
     * {@code webhook-signature}. An absent header is null.
     */
    record Headers(
            @Nullable String hexSignature,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String standardSignature) {}

    boolean configured() {
        return !keys.isEmpty();
    }

    /** Returns whether only signatures that cover a timestamp are accepted. */
    public boolean requiresTimestamp() {
        return requireTimestamp;
    }

    SignatureCheck verify(Headers headers, byte[] body) {
        if (requireTimestamp && headers.standardSignature() == null) {
            return headers.hexSignature() == null
                    ? missing("The signature is missing: send webhook-id, webhook-timestamp and webhook-signature")
                    : new SignatureCheck.Invalid(
                            RejectReason.SIGNATURE_UNTIMED,
                            "x-webhook-signature covers no timestamp, which this receiver requires"
                                    + " (CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP): send webhook-id, webhook-timestamp and"
                                    + " webhook-signature");
        }
        int hexSecret =
                requireTimestamp || headers.hexSignature() == null ? NONE : hexSecret(headers.hexSignature(), body);
        if (headers.standardSignature() != null) {
            // A valid Standard Webhooks signature takes precedence over the hex signature, because it covers an id
            // and a timestamp.
            SignatureCheck standard = verifyStandard(headers, body);
            if (standard instanceof SignatureCheck.Valid || hexSecret == NONE) {
                return standard;
            }
        }
        if (hexSecret != NONE) {
            return new SignatureCheck.Valid(null, null, hexSecret);
        }
        return headers.hexSignature() == null
                ? missing("The signature is missing: send x-webhook-signature, or webhook-id, webhook-timestamp and"
                        + " webhook-signature")
                : wrong("x-webhook-signature is not the HMAC-SHA256 of this body with our secret");
    }

    private static SignatureCheck missing(String reason) {
        return new SignatureCheck.Invalid(RejectReason.SIGNATURE_MISSING, reason);
    }

    private static SignatureCheck wrong(String reason) {
        return new SignatureCheck.Invalid(RejectReason.SIGNATURE_WRONG, reason);
    }

    /** Returns the position of the secret with which the signature was created; {@link #NONE} if no secret matches. */
    private int hexSecret(String header, byte[] body) {
        String presented = header.startsWith("sha256=") ? header.substring("sha256=".length()) : header;
        byte[] presentedBytes = presented.strip().getBytes(StandardCharsets.UTF_8);
        int secret = NONE;
        for (Key key : keys) {
            String expected = HexFormat.of().formatHex(mac(key.mac(), body));
            if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), presentedBytes)) {
                secret = key.secret();
            }
        }
        return secret;
    }

    private SignatureCheck verifyStandard(Headers headers, byte[] body) {
        if (headers.id() == null || headers.timestamp() == null) {
            return wrong("webhook-signature requires webhook-id and webhook-timestamp");
        }
        Instant signedAt = seconds(headers.timestamp());
        if (signedAt == null) {
            return wrong("webhook-timestamp is not a number of seconds since 1970");
        }
        byte[] head = (headers.id() + "." + headers.timestamp() + ".").getBytes(StandardCharsets.UTF_8);
        int secret = standardSecret(String.valueOf(headers.standardSignature()), head, body);
        if (secret == NONE) {
            return wrong("webhook-signature is not that of this id, timestamp and body with our secret");
        }
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(WebhookProperties.TIMESTAMP_TOLERANCE) > 0) {
            return new SignatureCheck.Invalid(
                    RejectReason.SIGNATURE_EXPIRED,
                    "webhook-timestamp is more than 5 minutes from now: check the sender's clock");
        }
        return new SignatureCheck.Valid(headers.id(), signedAt, secret);
    }

    /**
     * Returns the position of the secret with which a signature of the header was created; {@link #NONE} if no secret matches. The header
     * may contain several signatures, separated by spaces. Each starts with a version. Only version v1 is compared, because the other
     * versions do not use a shared secret.
     *
     * @param head signed content before the body: id and timestamp, each followed by a period
     */
    private int standardSecret(String header, byte[] head, byte[] body) {
        int secret = NONE;
        for (Key key : keys) {
            byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(key.mac(), head, body)))
                    .getBytes(StandardCharsets.US_ASCII);
            for (String presented : header.split(" ")) {
                if (MessageDigest.isEqual(expected, presented.getBytes(StandardCharsets.UTF_8))) {
                    secret = key.secret();
                }
            }
        }
        return secret;
    }

    private static @Nullable Instant seconds(String timestamp) {
        try {
            return timestamp.length() > 12 ? null : Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Mac macWith(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available in this Java runtime", e);
        }
    }

    /**
     * Computes the HMAC of all parts with a clone of the given instance, which already has the key. Cloning is faster than looking up the
     * algorithm for each delivery.
     */
    private static byte[] mac(Mac keyed, byte[]... parts) {
        try {
            Mac mac = (Mac) keyed.clone();
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java runtime cannot be cloned", e);
        }
    }
}
