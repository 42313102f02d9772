package io.curasync.account.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.AuditFilter;
import io.curasync.account.AuditFilter.Period;
import io.curasync.ui.UrlQuery;
import java.util.Objects;

/** The audit filter in the query parameters of the URL. */
final class AuditUrlState {

    private static final String SEARCH = "q";
    private static final String ACTOR = "by";
    private static final String ACTION = "action";
    private static final String PERIOD = "since";
    private static final String SORT = "sort";
    private static final String OLDEST_FIRST = "oldest";

    private AuditUrlState() {}

    /** Parses the parameters, ignoring invalid values. */
    static AuditFilter filter(QueryParameters query) {
        Period period = UrlQuery.constant(Period.values(), UrlQuery.text(query, PERIOD));
        return new AuditFilter(
                Objects.requireNonNullElse(UrlQuery.text(query, ACTOR), ""),
                UrlQuery.text(query, ACTION),
                Objects.requireNonNullElse(UrlQuery.text(query, SEARCH), ""),
                period == null ? Period.ALL : period,
                OLDEST_FIRST.equals(UrlQuery.text(query, SORT)));
    }

    static QueryParameters query(AuditFilter filter) {
        return new UrlQuery()
                .with(SEARCH, filter.search())
                .with(ACTOR, filter.actor())
                .with(ACTION, filter.action())
                .with(PERIOD, filter.period() == Period.ALL ? null : filter.period())
                .with(SORT, filter.oldestFirst() ? OLDEST_FIRST : null)
                .parameters();
    }
}
