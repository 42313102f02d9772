package io.curasync.practice.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeSort;
import io.curasync.practice.PracticeStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the list shows and in which order: all of it stands in the URL's query. */
record Listing(PracticeFilter filter, PracticeSort sort, boolean descending) {

    static final Listing DEFAULT = new Listing(PracticeFilter.ALL, PracticeSort.CHANGED, true);

    private static final String SEARCH = "q";
    private static final String STATE = "state";
    private static final String REP = "rep";
    private static final String NOBODY = "none";
    private static final String STATUS = "status";
    private static final String SPECIALTY = "specialty";
    private static final String SORT = "sort";
    private static final String DESCENDING = "-";

    /** Whatever the URL says that makes no sense is left out. */
    static Listing of(QueryParameters query) {
        String sort = query.getSingleParameter(SORT).orElse("");
        boolean descending = sort.startsWith(DESCENDING);
        PracticeSort by = constant(PracticeSort.values(), descending ? sort.substring(1) : sort);
        var filter = new PracticeFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                text(query, STATE),
                rep(text(query, REP)),
                constant(
                        PracticeStatus.values(),
                        query.getSingleParameter(STATUS).orElse("")),
                text(query, SPECIALTY));
        return by == null ? new Listing(filter, DEFAULT.sort, DEFAULT.descending) : new Listing(filter, by, descending);
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, SEARCH, filter.search().strip());
        put(query, STATE, filter.state());
        put(
                query,
                REP,
                filter.rep() == null ? null : filter.rep() == PracticeFilter.NOBODY ? NOBODY : filter.rep() + "");
        put(query, STATUS, filter.status() == null ? null : word(filter.status()));
        put(query, SPECIALTY, filter.specialty());
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.put(SORT, (descending ? DESCENDING : "") + word(sort));
        }
        return QueryParameters.simple(query);
    }

    Listing with(PracticeFilter other) {
        return new Listing(other, sort, descending);
    }

    Listing sorted(PracticeSort by, boolean downwards) {
        return new Listing(filter, by, downwards);
    }

    private static @Nullable String text(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }

    private static @Nullable Long rep(@Nullable String text) {
        if (NOBODY.equals(text)) {
            return PracticeFilter.NOBODY;
        }
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
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
