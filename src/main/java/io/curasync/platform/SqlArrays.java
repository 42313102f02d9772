package io.curasync.platform;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts rows to one array per column, as parameters of SQL's {@code unnest}, which converts them back to rows. */
public final class SqlArrays {

    private SqlArrays() {}

    /**
     * Returns the values of a column as texts, which PostgreSQL casts to the type of the column. Null remains null.
     */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        return rows.stream()
                .map(row -> Objects.toString(column.apply(row), null))
                .toArray(String[]::new);
    }
}
