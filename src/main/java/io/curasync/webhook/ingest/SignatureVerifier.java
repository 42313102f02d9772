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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Verifies signatures of two schemes: a hex HMAC-SHA256 of the raw body, and Standard Webhooks. Comparisons take constant time, so that
 * their duration reveals nothing about the expected signature.
 */
@Component
public class SignatureVerifier {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<Mac> keys;
    private final boolean requireTimestamp;
    private final Clock clock;

    @Autowired
    SignatureVerifier(WebhookProperties properties, SignatureProperties signature) {
        this(properties.secrets(), signature.requireTimestamp(), Clock.systemUTC());
    }

    public SignatureVerifier(List<WebhookSecret> secrets, boolean requireTimestamp, Clock clock) {
        this.keys = secrets.stream()
                .flatMap(secret -> secret.keys().stream())
                .map(SignatureVerifier::macWith)
                .toList();
        this.requireTimestamp = requireTimestamp;
        this.clock = clock;
    }

    /** Signature headers of a delivery. An absent header is null. */
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
            return new SignatureCheck.Invalid(
                    headers.hexSignature() == null
                            ? "The signature is missing: send webhook-id, webhook-timestamp and webhook-signature"
                            : "x-webhook-signature covers no timestamp, which this receiver requires"
                                    + " (CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP): send webhook-id, webhook-timestamp and"
                                    + " webhook-signature");
        }
        boolean hexMatches =
                !requireTimestamp && headers.hexSignature() != null && hexMatches(headers.hexSignature(), body);
        if (headers.standardSignature() != null) {
            // Takes precedence over the hex signature, because it covers an id and a timestamp.
            SignatureCheck standard = verifyStandard(headers, body);
            if (standard instanceof SignatureCheck.Valid || !hexMatches) {
                return standard;
            }
        }
        if (hexMatches) {
            return new SignatureCheck.Valid(null, null);
        }
        return new SignatureCheck.Invalid(
                headers.hexSignature() == null
                        ? "The signature is missing: send x-webhook-signature, or webhook-id, webhook-timestamp and"
                                + " webhook-signature"
                        : "x-webhook-signature is not the HMAC-SHA256 of this body with our secret");
    }

    private boolean hexMatches(String header, byte[] body) {
        String presented = header.startsWith("sha256=") ? header.substring("sha256=".length()) : header;
        byte[] presentedBytes = presented.strip().getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (Mac key : keys) {
            String expected = HexFormat.of().formatHex(mac(key, body));
            matches |= MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), presentedBytes);
        }
        return matches;
    }

    private SignatureCheck verifyStandard(Headers headers, byte[] body) {
        if (headers.id() == null || headers.timestamp() == null) {
            return new SignatureCheck.Invalid("webhook-signature requires webhook-id and webhook-timestamp");
        }
        Instant signedAt = seconds(headers.timestamp());
        if (signedAt == null) {
            return new SignatureCheck.Invalid("webhook-timestamp is not a number of seconds since 1970");
        }
        byte[] head = (headers.id() + "." + headers.timestamp() + ".").getBytes(StandardCharsets.UTF_8);
        if (!standardMatches(String.valueOf(headers.standardSignature()), head, body)) {
            return new SignatureCheck.Invalid(
                    "webhook-signature is not that of this id, timestamp and body with our secret");
        }
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(WebhookProperties.TIMESTAMP_TOLERANCE) > 0) {
            return new SignatureCheck.Invalid(
                    "webhook-timestamp is more than 5 minutes from now: check the sender's clock");
        }
        return new SignatureCheck.Valid(headers.id(), signedAt);
    }

    /**
     * Returns whether the header contains a valid signature. It may contain several, each with a version; only v1 uses a shared secret.
     *
     * @param head signed content before the body: id and timestamp
     */
    private boolean standardMatches(String header, byte[] head, byte[] body) {
        boolean matches = false;
        for (Mac key : keys) {
            byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(key, head, body)))
                    .getBytes(StandardCharsets.US_ASCII);
            for (String presented : header.split(" ")) {
                matches |= MessageDigest.isEqual(expected, presented.getBytes(StandardCharsets.UTF_8));
            }
        }
        return matches;
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

    /** Computes the HMAC with a clone of the keyed instance. Cloning is faster than looking up the algorithm for each delivery. */
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
