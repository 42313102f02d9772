package io.curasync.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Filters as they stand in an address: what is not set is left out, and what makes no sense is not read. */
public final class UrlQuery {

    /** The parameter of the sort: a column, with a minus in front if descending, such as {@code sort=-orders}. */
    public static final String SORT = "sort";

    private static final String DESCENDING = "-";

    /** The column to sort by, and whether descending. */
    public record Sort<E extends Enum<E>>(E by, boolean descending) {}

    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param value null or empty: left out */
    public UrlQuery with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
        return this;
    }

    public UrlQuery with(String name, @Nullable Enum<?> value) {
        return with(name, value == null ? null : word(value));
    }

    public UrlQuery withSort(Enum<?> by, boolean descending) {
        return with(SORT, (descending ? DESCENDING : "") + word(by));
    }

    public QueryParameters parameters() {
        return QueryParameters.simple(values);
    }

    /** Empty if the address has no sort, or one of another column. */
    public static <E extends Enum<E>> Optional<Sort<E>> sort(QueryParameters query, E[] columns) {
        String text = query.getSingleParameter(SORT).orElse("");
        boolean descending = text.startsWith(DESCENDING);
        return Optional.ofNullable(constant(columns, descending ? text.substring(1) : text))
                .map(by -> new Sort<>(by, descending));
    }

    /** Null when it is absent or blank. */
    public static @Nullable String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }

    /** The constant of that name, in either case: people write addresses too. Null when the text names none of them. */
    public static <E extends Enum<E>> @Nullable E constant(E[] constants, @Nullable String text) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
