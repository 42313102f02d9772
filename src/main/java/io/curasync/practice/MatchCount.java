package io.curasync.practice;

import java.time.Instant;
import java.util.List;

/**
 * The number of practices that match a filter. Counting stops at {@value #MAX_COUNT}, because a full count would read
 * all matches.
 *
 * @param count number of matches; at most {@value #MAX_COUNT}
 * @param hasMore whether there are more than {@value #MAX_COUNT} matches
 * @param asOf time of the count by PostgreSQL's clock
 * @param ids CuraSync's ids of the counted practices in no particular order, so that reading a page needs no second
 * search; empty if {@code hasMore}
 */
public record MatchCount(int count, boolean hasMore, Instant asOf, List<Long> ids) {

    public static final int MAX_COUNT = 10_000;
}
