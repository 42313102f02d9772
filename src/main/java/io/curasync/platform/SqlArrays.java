package io.curasync.platform;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts rows to query parameters, with one array per column. In SQL, {@code unnest} converts the arrays back to rows. */
public final class SqlArrays {

    private SqlArrays() {}

    /**
     * Returns the values of a column as texts, in the order of the rows. A null value remains null. The SQL statement must cast the array
     * to the type of the column.
     *
     * @param column reads the value of the column from a row
     */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        int i = 0;
        for (T row : rows) {
            texts[i++] = Objects.toString(column.apply(row), null);
        }
        return texts;
    }
}
