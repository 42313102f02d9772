package io.curasync.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a fact.
 *
 * @param channel channel through which the fact arrived
 * @param sourceId id of the inbox event, of the sync run or of the user
 * @param sourceTime the source's own time: the HTTP {@code Date} of the page, or the timestamp that a webhook's signature
 *     covers; null if there is none
 * @param receivedAt the time of receipt
 */
public record Provenance(
        Source channel, long sourceId, @Nullable Instant sourceTime, Instant receivedAt) {

    /** Maximum time by which a source's clock may be ahead of ours. Later times are not believed. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Latest time within a second, relative to its start, in the precision of PostgreSQL. */
    private static final Duration LATEST_WITHIN_SECOND = Duration.ofNanos(999_999_000);

    static boolean isTooFarAhead(Instant time, Instant receivedAt) {
        return time.isAfter(receivedAt.plus(CLOCK_TOLERANCE));
    }

    /** Returns whether the source time is so far ahead of our clock that the time of receipt is used instead. */
    public boolean isSourceTimeTooFarAhead() {
        return sourceTime != null && isTooFarAhead(sourceTime, receivedAt);
    }

    /**
     * Returns the time as of which a total is true: the source time, or the time of receipt if there is no believable source time. For
     * a webhook, never later than the time of receipt, because a webhook is signed before it is received.
     */
    public Instant asOf() {
        if (sourceTime == null || isSourceTimeTooFarAhead()) {
            return receivedAt;
        }
        return channel == Source.WEBHOOK && sourceTime.isAfter(receivedAt) ? receivedAt : sourceTime;
    }

    /**
     * Returns the version of the fact. The fact with the later version is the newer one. Source times are truncated to the second;
     * within the same second, the fact received later is newer. The version is never later than the time of receipt: otherwise a
     * source whose clock is ahead would suppress newer facts from other channels.
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
        Instant latest = asOf.plus(LATEST_WITHIN_SECOND);
        return received.isBefore(latest) ? received : latest;
    }
}
