package io.curasync.sync.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.ledger.quarantine.QuarantineFilter;
import io.curasync.ledger.quarantine.QuarantineStatus;
import io.curasync.ui.UrlQuery;

/**
 * Maps the filter of the quarantine to and from the query parameters of the URL. Without parameters, the filter matches only open rows.
 */
final class QuarantineUrlState {

    private static final String SEARCH = "q";
    private static final String STATUS = "status";
    private static final String ANY = "any";
    private static final String REASON = "reason";

    private QuarantineUrlState() {}

    static QuarantineFilter filter(QueryParameters query) {
        String status = UrlQuery.text(query, STATUS);
        QuarantineStatus known = UrlQuery.constant(QuarantineStatus.values(), status);
        return new QuarantineFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                known == null && !ANY.equalsIgnoreCase(status) ? QuarantineStatus.OPEN : known,
                UrlQuery.text(query, REASON));
    }

    static QueryParameters query(QuarantineFilter filter) {
        UrlQuery query = new UrlQuery().with(SEARCH, filter.search()).with(REASON, filter.reason());
        if (filter.status() == null) {
            query.with(STATUS, ANY);
        } else if (filter.status() != QuarantineStatus.OPEN) {
            query.with(STATUS, filter.status());
        }
        return query.parameters();
    }
}
