package io.curasync.practice;

import java.time.Instant;
import java.util.List;

/**
 * The number of practices that match a filter, counted up to {@value #MAX_COUNT}: a full count would have to read all matches.
 *
 * @param count at most {@value #MAX_COUNT}
 * @param more whether there are more matches than that
 * @param asOf by PostgreSQL's clock
 * @param ids the counted practices in no particular order, so that their pages need no second search; empty if there are more
 */
public record MatchCount(int count, boolean more, Instant asOf, List<Long> ids) {

    public static final int MAX_COUNT = 10_000;
}
