package io.curasync.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * One page of a list in the API.
 *
 * @param nextCursor cursor of the next page; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 500;

    /**
     * @param rows rows of the query, which must request {@code limit + 1} rows to detect whether there is another
     * page
     * @param keyOf key of a row, used as the cursor
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
     * Validates the parameter {@code limit}. The default is 100.
     *
     * @throws ResponseStatusException 400 if it is not between 1 and 500
     */
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit must be between 1 and %d.".formatted(MAX_LIMIT));
        }
        return limit;
    }

    /**
     * Returns the id after which the page begins, from the parameter {@code cursor}.
     *
     * @return null for the first page
     * @throws ResponseStatusException 400 if the cursor is malformed
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
