package io.curasync.ledger.apply;

import io.curasync.ledger.Fact;
import io.curasync.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes the hash of a snapshot, which is a practice as CuraGenesis sends it in a sync. The hash is the first 64 bits of a
 * SHA-256 over all fields. Snapshots with equal hashes are treated as equal, because two different snapshots have the same hash
 * only with a probability of 1 in 1.8e19. Not thread-safe.
 */
final class SnapshotHash {

    private final MessageDigest sha256 = Sha256.newDigest();
    private final StringBuilder text = new StringBuilder(200);

    long of(Fact.PracticeSeen fact) {
        text.setLength(0);
        field(fact.practiceId());
        field(fact.userId());
        field(fact.curaIntakeId());
        field(fact.specialty());
        field(fact.state());
        field(fact.salesRep());
        Instant activated = fact.activatedAt();
        field(activated == null ? null : activated.getEpochSecond());
        field(activated == null ? null : activated.getNano());
        field(fact.totalOrders());
        return ByteBuffer.wrap(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /**
     * Appends a value with its length as a prefix, or a hyphen for null. This way, different snapshots never result in the same
     * text.
     */
    private void field(@Nullable Object value) {
        if (value == null) {
            text.append('-');
        } else {
            String string = value.toString();
            text.append(string.length()).append(':').append(string);
        }
    }
}
