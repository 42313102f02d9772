package io.curasync.platform.http;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A page of a list in the API. Clients request it with the parameters {@code cursor} and {@code limit}.
 *
 * @param nextCursor value of {@code cursor} for the next page, which is the id of this page's last row; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 500;

    /** Reads the rows of a list in the order of the list. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads the rows after a given row.
         *
         * @param after id of the last row of the previous page; null for the first page
         * @param limit maximum number of rows
         */
        List<T> read(@Nullable Long after, int limit);
    }

    /**
     * Reads a page.
     *
     * @param cursor the {@code nextCursor} of the previous page; null or empty for the first page
     * @param limit maximum number of items; null for {@value #DEFAULT_LIMIT}
     * @param idOf returns the id of a row
     * @throws ResponseStatusException with status 400 if the limit is not between 1 and {@value #MAX_LIMIT}, or the
     *     cursor is malformed
     */
    public static <T> Page<T> read(
            @Nullable String cursor, @Nullable Integer limit, Reader<T> reader, ToLongFunction<T> idOf) {
        int size = limit(limit);
        // Reads one more row than requested, which shows whether there is another page.
        List<T> rows = reader.read(after(cursor), size + 1);
        return rows.size() <= size
                ? new Page<>(List.copyOf(rows), null)
                : new Page<>(List.copyOf(rows.subList(0, size)), Long.toString(idOf.applyAsLong(rows.get(size - 1))));
    }

    /** Passes all rows to the consumer in batches, so that they are never in memory all at once. */
    public static <T> void forEachBatch(Reader<T> reader, ToLongFunction<T> idOf, Consumer<List<T>> consumer) {
        List<T> batch = reader.read(null, MAX_LIMIT);
        while (!batch.isEmpty()) {
            consumer.accept(batch);
            batch = reader.read(idOf.applyAsLong(batch.getLast()), MAX_LIMIT);
        }
    }

    /** Returns a page with the same cursor, whose items the mapper has converted. */
    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), nextCursor);
    }

    /**
     * Returns the validated value of the parameter {@code limit}.
     *
     * @param limit null for {@value #DEFAULT_LIMIT}
     * @throws ResponseStatusException with status 400 if the limit is not between 1 and {@value #MAX_LIMIT}
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

    private static @Nullable Long after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "cursor must be the nextCursor of a previous page.");
        }
        return Long.valueOf(cursor);
    }
}
