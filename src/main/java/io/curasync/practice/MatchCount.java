package io.curasync.practice;

import java.time.Instant;
import java.util.List;

/**
 * The number of practices that match a filter. Counting stops after {@value #MAX_COUNT} matches, because a full count would read all
 * matches.
 *
 * @param count number of matches; at most {@value #MAX_COUNT}
 * @param hasMore whether there are more than {@value #MAX_COUNT} matches
 * @param asOf time of the count by PostgreSQL's clock
 * @param ids CuraSync's ids of the counted practices, in no particular order; empty if {@code hasMore}. {@link PracticeListQuery#page} uses
 *     the ids to read a page without another search.
 */
public record MatchCount(int count, boolean hasMore, Instant asOf, List<Long> ids) {

    public static final int MAX_COUNT = 10_000;
}
