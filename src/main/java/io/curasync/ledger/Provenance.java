package io.curasync.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from.
 *
 * @param sourceId the inbox event or the sync run
 * @param sourceTime the source's own time: the HTTP {@code Date} of the page, the timestamp that a webhook's signature
 *     covers; null when it told none
 * @param receivedAt when it reached us
 */
public record Provenance(Door door, long sourceId, @Nullable Instant sourceTime, Instant receivedAt) {

    private static final Duration JUST_UNDER_A_SECOND = Duration.ofNanos(999_999_000);

    /** The time that a total is true of. */
    Instant asOf() {
        return sourceTime == null ? receivedAt : sourceTime;
    }

    /**
     * What decides which of two facts is newer. The source's times are cut to the second; within that second the one we
     * received later is the newer one.
     */
    Instant version() {
        Instant asOf = asOf().truncatedTo(ChronoUnit.MICROS);
        if (sourceTime == null || asOf.getNano() != 0) {
            return asOf;
        }
        Instant received = receivedAt.truncatedTo(ChronoUnit.MICROS);
        if (received.isBefore(asOf)) {
            return asOf;
        }
        Instant latest = asOf.plus(JUST_UNDER_A_SECOND);
        return received.isBefore(latest) ? received : latest;
    }
}
