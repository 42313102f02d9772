package io.curasync.practice;

import java.time.Instant;
import java.util.List;

/**
 * The number of practices that match a filter. Counting stops after {@value #MAX_COUNT} matches, because a full count would read all
 * matches. The number of all practices of a scope is known without counting.
 *
 * @param count number of matches. With a filter or a search, at most {@value #MAX_COUNT}.
 * @param hasMore whether there are more matches than {@code count}
 * @param asOf time of the count by PostgreSQL's clock
 * @param ids CuraSync's ids of the matching practices, in no particular order; empty if there are more than {@value #MAX_COUNT}. With
 *     these ids, a page can be read without another search.
 */
public record MatchCount(int count, boolean hasMore, Instant asOf, List<Long> ids) {

    public static final int MAX_COUNT = 10_000;

    /** Returns whether {@code ids} contains all matches. */
    boolean hasIds() {
        return !hasMore && ids.size() == count;
    }
}
