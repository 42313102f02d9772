package io.curasync.webhook.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.webhook.EventFilter;
import io.curasync.webhook.EventFilter.Period;
import io.curasync.webhook.EventStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters as they stand in the URL's query. */
final class Address {

    private static final String SEARCH = "q";
    private static final String TYPE = "type";
    private static final String STATUS = "status";
    private static final String PRACTICE = "practice";
    private static final String PERIOD = "since";

    private Address() {}

    /** Whatever the URL says that makes no sense is left out. */
    static EventFilter filter(QueryParameters query) {
        Period period = constant(Period.values(), text(query, PERIOD));
        String type = text(query, TYPE);
        return new EventFilter(
                text(query, SEARCH),
                type.isBlank() ? null : type,
                constant(EventStatus.values(), text(query, STATUS)),
                text(query, PRACTICE),
                period == null ? Period.ALL : period);
    }

    static QueryParameters query(EventFilter filter) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, SEARCH, filter.search().strip());
        put(query, TYPE, filter.type());
        put(query, STATUS, filter.status() == null ? null : word(filter.status()));
        put(query, PRACTICE, filter.practice().strip());
        put(query, PERIOD, filter.period() == Period.ALL ? null : word(filter.period()));
        return QueryParameters.simple(query);
    }

    private static String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("");
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElse(null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
        }
    }
}
