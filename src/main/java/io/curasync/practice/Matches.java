package io.curasync.practice;

import java.time.Instant;

/**
 * How many practices there are of what was asked for: counted up to {@value #MOST}, for a count of all would have to see
 * all.
 *
 * @param count at most {@value #MOST}
 * @param more whether there are more than that
 * @param asOf by PostgreSQL's clock
 */
public record Matches(int count, boolean more, Instant asOf) {

    public static final int MOST = 10_000;
}
