package io.curasync.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps the filters and the sort order of a screen to query parameters and back. Values that are not set are omitted from the URL. Invalid
 * values in a URL are ignored.
 */
public final class UrlQuery {

    /**
     * Name of the parameter for the sort order. The value is the name of a column. A minus sign before the name means descending order, as
     * in {@code sort=-orders}.
     */
    public static final String SORT = "sort";

    private static final String DESCENDING = "-";

    /** Column and direction of a sort. */
    public record Sort<E extends Enum<E>>(E by, boolean descending) {}

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Adds a parameter.
     *
     * @param value value of the parameter; leading and trailing whitespace is removed; null or blank omits the parameter
     */
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

    /** Returns the sort order in the URL. Empty if the URL has none or names an unknown column. */
    public static <E extends Enum<E>> Optional<Sort<E>> sort(QueryParameters query, E[] columns) {
        String text = query.getSingleParameter(SORT).orElse("");
        boolean descending = text.startsWith(DESCENDING);
        return Optional.ofNullable(constant(columns, descending ? text.substring(1) : text))
                .map(by -> new Sort<>(by, descending));
    }

    /** Returns the value of a parameter; null if it is absent or blank. */
    public static @Nullable String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }

    /**
     * Returns the constant with the given name; null if there is no such constant or the name is null. Ignores case, because users may edit
     * URLs.
     */
    public static <E extends Enum<E>> @Nullable E constant(E[] constants, @Nullable String text) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    /** Returns the name of the constant in lower case, as it appears in URLs. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
