package io.curasync.enrolment.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.base.UrlQuery;
import io.curasync.enrolment.SubmissionFilter;
import io.curasync.enrolment.SubmissionSort;
import io.curasync.enrolment.SubmissionStatus;

/** The filters and the order of the list, as the URL's query has them. */
record SubmissionListing(SubmissionFilter filter, SubmissionSort sort, boolean descending) {

    static final SubmissionListing DEFAULT = new SubmissionListing(SubmissionFilter.ALL, SubmissionSort.CHANGED, true);

    private static final String SEARCH = "q";
    private static final String STATUS = "status";
    private static final String SORT = "sort";
    private static final String DESCENDING = "-";

    /** Ignores what it does not understand. */
    static SubmissionListing of(QueryParameters query) {
        String order = query.getSingleParameter(SORT).orElse("");
        boolean down = order.startsWith(DESCENDING);
        SubmissionSort by = UrlQuery.constant(SubmissionSort.values(), down ? order.substring(1) : order);
        var filter = new SubmissionFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                UrlQuery.constant(SubmissionStatus.values(), UrlQuery.text(query, STATUS)));
        return by == null ? DEFAULT.with(filter) : new SubmissionListing(filter, by, down);
    }

    QueryParameters query() {
        UrlQuery query = new UrlQuery().with(SEARCH, filter.search()).with(STATUS, filter.status());
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.with(SORT, (descending ? DESCENDING : "") + UrlQuery.word(sort));
        }
        return query.parameters();
    }

    SubmissionListing with(SubmissionFilter other) {
        return new SubmissionListing(other, sort, descending);
    }

    SubmissionListing sorted(SubmissionSort by, boolean downwards) {
        return new SubmissionListing(filter, by, downwards);
    }
}
