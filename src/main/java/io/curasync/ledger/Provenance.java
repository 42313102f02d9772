package io.curasync.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a fact.
 *
 * @param channel how the fact arrived
 * @param sourceId the inbox event, the sync run or the user
 * @param sourceTime the source's own time: the HTTP {@code Date} of the page, or the timestamp that a webhook's signature
 *     covers; null if there is none
 * @param receivedAt the time of receipt
 */
public record Provenance(
        Source channel, long sourceId, @Nullable Instant sourceTime, Instant receivedAt) {

    /** Clocks differ. A time further ahead of ours than this is wrong. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration JUST_UNDER_A_SECOND = Duration.ofNanos(999_999_000);

    static boolean isTooFarAhead(Instant time, Instant receivedAt) {
        return time.isAfter(receivedAt.plus(CLOCK_TOLERANCE));
    }

    /** Returns whether the source time is so far ahead of ours that the time of receipt is used instead. */
    public boolean isSourceTimeTooFarAhead() {
        return sourceTime != null && isTooFarAhead(sourceTime, receivedAt);
    }

    /** The time as of which a total is true. A webhook's time is never later than its receipt, because it was signed earlier. */
    public Instant asOf() {
        if (sourceTime == null || isSourceTimeTooFarAhead()) {
            return receivedAt;
        }
        return channel == Source.WEBHOOK && sourceTime.isAfter(receivedAt) ? receivedAt : sourceTime;
    }

    /**
     * The version, which decides which of two facts is newer. Source times are cut to the second; within the same second, the
     * fact received later is newer. Never later than the receipt: otherwise a source whose clock is ahead would suppress newer
     * facts from other channels.
     */
    public Instant version() {
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
