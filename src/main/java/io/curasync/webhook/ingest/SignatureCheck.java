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
     */
    record Valid(@Nullable String id, @Nullable Instant signedAt) implements SignatureCheck {}

    /** The signature is missing, malformed or wrong, or its timestamp is too far from now. The reason is for the sender. */
    record Invalid(String reason) implements SignatureCheck {}
}
