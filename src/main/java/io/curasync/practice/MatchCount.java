package io.curasync.practice;

import java.time.Instant;
import java.util.List;

/**
 * How many practices there are of what was asked for: counted up to {@value #MAX_COUNT}, for a count of all would have to see
 * all.
 *
 * @param count at most {@value #MAX_COUNT}
 * @param more whether there are more than that
 * @param asOf by PostgreSQL's clock
 * @param ids those that were counted, in no order, so that pages of them need not be searched for again; empty when there
 *     are more
 */
public record MatchCount(int count, boolean more, Instant asOf, List<Long> ids) {

    public static final int MAX_COUNT = 10_000;
}
