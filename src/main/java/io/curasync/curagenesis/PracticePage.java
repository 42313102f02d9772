package io.curasync.curagenesis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of all practices.
 *
 * @param rows valid and invalid rows, in the order of the response
 * @param nextCursor cursor of the next page; null on the last page
 * @param sourceTime the HTTP {@code Date} of the response, to the second; null if the header is missing or malformed
 * @param receivedAt time at which the response was complete, by the clock of this instance
 */
public record PracticePage(
        List<PageRow> rows,
        @Nullable String nextCursor,
        @Nullable Instant sourceTime,
        Instant receivedAt) {}
