package io.curasync.practice.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.base.UrlQuery;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeSort;
import io.curasync.practice.PracticeStatus;
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
        PracticeSort by = UrlQuery.constant(PracticeSort.values(), descending ? sort.substring(1) : sort);
        var filter = new PracticeFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                UrlQuery.text(query, STATE),
                rep(UrlQuery.text(query, REP)),
                UrlQuery.constant(PracticeStatus.values(), UrlQuery.text(query, STATUS)),
                UrlQuery.text(query, SPECIALTY));
        return by == null ? new Listing(filter, DEFAULT.sort, DEFAULT.descending) : new Listing(filter, by, descending);
    }

    QueryParameters query() {
        UrlQuery query = new UrlQuery()
                .with(SEARCH, filter.search())
                .with(STATE, filter.state())
                .with(REP, rep(filter.rep()))
                .with(STATUS, filter.status())
                .with(SPECIALTY, filter.specialty());
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.with(SORT, (descending ? DESCENDING : "") + UrlQuery.word(sort));
        }
        return query.parameters();
    }

    Listing with(PracticeFilter other) {
        return new Listing(other, sort, descending);
    }

    Listing sorted(PracticeSort by, boolean downwards) {
        return new Listing(filter, by, downwards);
    }

    private static @Nullable String rep(@Nullable Long id) {
        return id == null ? null : id == PracticeFilter.NOBODY ? NOBODY : id.toString();
    }

    private static @Nullable Long rep(@Nullable String text) {
        if (NOBODY.equals(text)) {
            return PracticeFilter.NOBODY;
        }
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }
}
