package io.curasync.monitoring;

import java.time.Instant;

/**
 * A failure in the error log, or several similar failures combined into one entry. Failures are similar if they have the same
 * source and summary.
 *
 * @param at time of the failure; of several failures, the latest time
 * @param summary one line that says what failed and why
 * @param count number of failures
 * @param link path of the screen that shows the failure, with a leading slash
 */
public record ErrorEntry(Instant at, ErrorSource source, String summary, long count, String link) {

    /**
     * Returns one entry for the failures of this entry and of an entry with similar failures. The time and the link are those of the
     * later entry.
     */
    public ErrorEntry plus(ErrorEntry other) {
        ErrorEntry latest = other.at.isAfter(at) ? other : this;
        return new ErrorEntry(latest.at, source, summary, count + other.count, latest.link);
    }
}
