package io.curasync.curagenesis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of every practice.
 *
 * @param nextCursor null: this was the last page
 * @param sourceTime the HTTP {@code Date} of the answer, to the second; null when it had none
 * @param receivedAt when the answer was there, by the clock of this instance
 */
public record PracticePage(
        List<PageRow> rows,
        @Nullable String nextCursor,
        @Nullable Instant sourceTime,
        Instant receivedAt) {}
