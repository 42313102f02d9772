package io.curasync.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a fact, or of a change that a person makes.
 *
 * @param channel channel through which the fact arrived
 * @param sourceId id of the inbox event, of the sync run or of the user, depending on the channel
 * @param sourceTime time according to CuraGenesis: the HTTP {@code Date} of the page, or the signed timestamp of the webhook;
 *     null if there is none
 * @param receivedAt time of receipt, or time of the change
 */
public record Provenance(
        Source channel, long sourceId, @Nullable Instant sourceTime, Instant receivedAt) {

    /**
     * Maximum time by which CuraGenesis's clock may be ahead of ours. A source time that is further ahead is replaced by the time of
     * receipt.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Time from the start of a second to its last microsecond. PostgreSQL stores times in microseconds. */
    private static final Duration LATEST_WITHIN_SECOND = Duration.ofNanos(999_999_000);

    static boolean isTooFarAhead(Instant time, Instant receivedAt) {
        return time.isAfter(receivedAt.plus(CLOCK_TOLERANCE));
    }

    /**
     * Returns whether the source time is more than five minutes after the receipt. The time of receipt is then used instead.
     * Returns false if there is no source time.
     */
    public boolean isSourceTimeTooFarAhead() {
        return sourceTime != null && isTooFarAhead(sourceTime, receivedAt);
    }

    /**
     * Returns the time as of which a total in the fact is valid. This is the source time, or the time of receipt if the source
     * time is missing or too far ahead. For a webhook, the time is never later than the receipt, because a webhook is signed
     * before it is received.
     */
    public Instant asOf() {
        if (sourceTime == null || isSourceTimeTooFarAhead()) {
            return receivedAt;
        }
        return channel == Source.WEBHOOK && sourceTime.isAfter(receivedAt) ? receivedAt : sourceTime;
    }

    /**
     * Returns the version of the fact. Of two facts, the one with the later version is newer. The version is {@link #asOf()}, with two
     * exceptions.
     *
     * <p>A source time without a fraction of a second may be truncated. The version is then the time of receipt if that is within the same
     * second, otherwise the end of the second.
     *
     * <p>The version is never later than the time of receipt. Without this limit, a source whose clock is ahead would suppress newer facts
     * of other channels.
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
