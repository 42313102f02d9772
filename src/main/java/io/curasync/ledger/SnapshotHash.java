package io.curasync.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sync tells of one practice as a number: 64 bits of a SHA-256 over all its fields. Two different tellings of the same
 * practice have the same number once in 1.8e19 times, so equal numbers are taken for equal tellings. Not for several threads.
 */
final class SnapshotHash {

    private final StringBuilder text = new StringBuilder(200);
    private final MessageDigest sha256;

    SnapshotHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    long of(StagedPracticeFact fact) {
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

    /** With its length ahead, so that what belongs to one field can never pass for another's. */
    private void field(@Nullable Object value) {
        if (value == null) {
            text.append('-');
        } else {
            String told = value.toString();
            text.append(told.length()).append(':').append(told);
        }
    }
}
