package io.curasync.webhook.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Result of verifying the signature of a delivery. */
sealed interface SignatureCheck {

    /**
     * The signature is valid.
     *
     * @param id signed {@code webhook-id}; null if the scheme does not sign an id
     * @param signedAt signed timestamp; null if the scheme does not sign a timestamp
     * @param secret position of the secret in the setting, counted from 1
     */
    record Valid(@Nullable String id, @Nullable Instant signedAt, int secret) implements SignatureCheck {

        SignatureScheme scheme() {
            return signedAt == null ? SignatureScheme.HEX : SignatureScheme.STANDARD;
        }
    }

    /**
     * The signature is missing, malformed or wrong, its scheme is not accepted, or its timestamp is too far from the current time.
     *
     * @param category one of the reasons about signatures
     * @param reason explanation that is shown to the sender
     */
    record Invalid(RejectReason category, String reason) implements SignatureCheck {}
}
