package io.curasync.practiceimport.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.practiceimport.ImportQuery.RowFilter;
import io.curasync.ui.UrlQuery;

/** Converts between the filter for the rows of an import and the query parameter {@code show} of the URL. */
final class ImportUrlState {

    private static final String SHOW = "show";

    private ImportUrlState() {}

    /** Returns the filter in the query; {@link RowFilter#ALL} if it is missing or unknown. */
    static RowFilter read(QueryParameters query) {
        RowFilter filter = UrlQuery.constant(RowFilter.values(), UrlQuery.text(query, SHOW));
        return filter == null ? RowFilter.ALL : filter;
    }

    /** Returns the query for the filter; empty for {@link RowFilter#ALL}. */
    static QueryParameters write(RowFilter filter) {
        return new UrlQuery()
                .with(SHOW, filter == RowFilter.ALL ? null : filter)
                .parameters();
    }
}
