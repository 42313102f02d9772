package io.curasync.base;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters as they stand in an address: what is not set is left out, and what makes no sense is not read. */
public final class UrlQuery {

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

    public QueryParameters parameters() {
        return QueryParameters.simple(values);
    }

    /** Null when it is absent or blank. */
    public static @Nullable String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }

    /** Null when the text names none of them. */
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
