package io.curasync.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the signature of a delivery says. */
sealed interface SignatureCheck {

    /**
     * It is CuraGenesis's.
     *
     * @param id       the {@code webhook-id} that the signature covers; null if the scheme covers none
     * @param signedAt the timestamp that the signature covers; null if the scheme covers none
     */
    record Genuine(@Nullable String id, @Nullable Instant signedAt) implements SignatureCheck {}

    /** It is not, or cannot be told; the reason is for the sender. */
    record Refused(String reason) implements SignatureCheck {}
}
