package io.curasync.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * One page of a list, as every list of the API is given.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 500;

    /**
     * @param rows  of the query, which was asked for one more than {@code limit} to know whether there is another page
     * @param keyOf the key of a row, after which the next page begins
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Object> keyOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        return new Page<>(
                List.copyOf(rows.subList(0, limit)),
                keyOf.apply(rows.get(limit - 1)).toString());
    }

    /**
     * The rows to give, from the parameter {@code limit}: 100 unless told.
     *
     * @throws ResponseStatusException 400: it is not within 1 and 500
     */
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit is not within 1 and %d.".formatted(MAX_LIMIT));
        }
        return limit;
    }

    /**
     * The id after which the page begins, from the parameter {@code cursor}.
     *
     * @return null for the first page
     * @throws ResponseStatusException 400: it is no cursor of ours
     */
    public static @Nullable Long idOf(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "cursor is none that this list gave.");
        }
        return Long.valueOf(cursor);
    }
}
