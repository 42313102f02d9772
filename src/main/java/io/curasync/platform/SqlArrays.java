package io.curasync.platform;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as the columns that SQL's {@code unnest} makes rows of again. */
public final class SqlArrays {

    private SqlArrays() {}

    /** As text, which PostgreSQL casts to what the column is; null stays null. */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        return rows.stream()
                .map(row -> Objects.toString(column.apply(row), null))
                .toArray(String[]::new);
    }
}
