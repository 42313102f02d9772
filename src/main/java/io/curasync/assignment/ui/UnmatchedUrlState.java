package io.curasync.assignment.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.assignment.UnmatchedFilter;
import io.curasync.assignment.UnmatchedSort;
import io.curasync.ui.UrlQuery;
import org.jspecify.annotations.Nullable;

/** Filter and sort order of the unmatched practices, as stored in the query parameters of the URL. */
record UnmatchedUrlState(UnmatchedFilter filter, UnmatchedSort sort, boolean descending) {

    static final UnmatchedUrlState DEFAULT = new UnmatchedUrlState(UnmatchedFilter.ALL, UnmatchedSort.ORDERS, true);

    private static final String SEARCH = "q";
    private static final String NAME = "name";
    private static final String NAMELESS = "nameless";
    private static final String STATE = "state";

    /** Reads the state from query parameters. If the sort order is missing or invalid, uses the default one. */
    static UnmatchedUrlState of(QueryParameters query) {
        boolean nameless = query.getParameters().containsKey(NAMELESS);
        var filter = new UnmatchedFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                nameless ? "" : UrlQuery.text(query, NAME),
                UrlQuery.text(query, STATE));
        return UrlQuery.sort(query, UnmatchedSort.values())
                .map(sort -> new UnmatchedUrlState(filter, sort.by(), sort.descending()))
                .orElse(DEFAULT.with(filter));
    }

    QueryParameters query() {
        UrlQuery query = new UrlQuery()
                .with(SEARCH, filter.search())
                .with(NAME, filter.nameKey())
                .with(NAMELESS, "".equals(filter.nameKey()) ? "yes" : null)
                .with(STATE, filter.state());
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.withSort(sort, descending);
        }
        return query.parameters();
    }

    UnmatchedUrlState with(UnmatchedFilter other) {
        return new UnmatchedUrlState(other, sort, descending);
    }

    UnmatchedUrlState named(@Nullable String key) {
        return with(filter.named(key));
    }

    UnmatchedUrlState sorted(UnmatchedSort by, boolean downwards) {
        return new UnmatchedUrlState(filter, by, downwards);
    }
}
