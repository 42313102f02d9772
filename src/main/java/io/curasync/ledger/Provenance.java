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
public record Provenance(
        Source door, long sourceId, @Nullable Instant sourceTime, Instant receivedAt) {

    /** Clocks differ; what is further ahead of ours than this is wrong. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration JUST_UNDER_A_SECOND = Duration.ofNanos(999_999_000);

    static boolean isTooFarAhead(Instant time, Instant receivedAt) {
        return time.isAfter(receivedAt.plus(CLOCK_TOLERANCE));
    }

    /** Whether the source names a time so far ahead of ours that the time of receipt is used instead. */
    public boolean isSourceTimeTooFarAhead() {
        return sourceTime != null && isTooFarAhead(sourceTime, receivedAt);
    }

    /** The time that a total is true of. A webhook's time is never ahead of its receipt: it was signed before. */
    Instant asOf() {
        if (sourceTime == null || isSourceTimeTooFarAhead()) {
            return receivedAt;
        }
        return door == Source.WEBHOOK && sourceTime.isAfter(receivedAt) ? receivedAt : sourceTime;
    }

    /**
     * What decides which of two facts is newer. The source's times are cut to the second; within that second the one we
     * received later is the newer one. Never later than the receipt: else a source whose clock is ahead would hold off what
     * other channels bring meanwhile.
     */
    Instant version() {
        Instant asOf = asOf().truncatedTo(ChronoUnit.MICROS);
        Instant received = receivedAt.truncatedTo(ChronoUnit.MICROS);
        if (received.isBefore(asOf)) {
            return received;
        }
        if (sourceTime == null || asOf.getNano() != 0) {
            return asOf;
        }
        Instant latest = asOf.plus(JUST_UNDER_A_SECOND);
        return received.isBefore(latest) ? received : latest;
    }
}
