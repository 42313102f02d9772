package io.curasync.enrollment.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.enrollment.SubmissionFilter;
import io.curasync.enrollment.SubmissionSort;
import io.curasync.enrollment.SubmissionStatus;
import io.curasync.ui.UrlQuery;

/** Filter and sort order of the list of submissions. Can be converted to and from the query parameters of the URL. */
record SubmissionUrlState(SubmissionFilter filter, SubmissionSort sort, boolean descending) {

    static final SubmissionUrlState DEFAULT =
            new SubmissionUrlState(SubmissionFilter.ALL, SubmissionSort.CHANGED, true);

    private static final String SEARCH = "q";
    private static final String STATUS = "status";

    /** Reads the query parameters. Uses defaults for missing and invalid parameters. */
    static SubmissionUrlState of(QueryParameters query) {
        var filter = new SubmissionFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                UrlQuery.constant(SubmissionStatus.values(), UrlQuery.text(query, STATUS)));
        return UrlQuery.sort(query, SubmissionSort.values())
                .map(sort -> new SubmissionUrlState(filter, sort.by(), sort.descending()))
                .orElse(DEFAULT.with(filter));
    }

    QueryParameters query() {
        UrlQuery query = new UrlQuery().with(SEARCH, filter.search()).with(STATUS, filter.status());
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.withSort(sort, descending);
        }
        return query.parameters();
    }

    SubmissionUrlState with(SubmissionFilter other) {
        return new SubmissionUrlState(other, sort, descending);
    }

    SubmissionUrlState sorted(SubmissionSort by, boolean downwards) {
        return new SubmissionUrlState(filter, by, downwards);
    }
}
