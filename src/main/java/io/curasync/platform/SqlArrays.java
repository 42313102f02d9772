package io.curasync.platform;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts rows to column arrays, which SQL's {@code unnest} converts back to rows. */
public final class SqlArrays {

    private SqlArrays() {}

    /** Returns the values of a column as text, which PostgreSQL casts to the column type. Null stays null. */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        return rows.stream()
                .map(row -> Objects.toString(column.apply(row), null))
                .toArray(String[]::new);
    }
}
