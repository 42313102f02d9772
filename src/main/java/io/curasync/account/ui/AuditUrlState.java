package io.curasync.account.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.AuditFilter;
import io.curasync.account.AuditSort;
import io.curasync.platform.RecentPeriod;
import io.curasync.ui.UrlQuery;
import java.util.Objects;

/** Converts the filter of the audit log to query parameters of the URL and back. */
final class AuditUrlState {

    private static final String SEARCH = "q";
    private static final String ACTOR = "by";
    private static final String ACTION = "action";
    private static final String PERIOD = "since";
    private static final UrlQuery.Sort<AuditSort> NEWEST_FIRST = new UrlQuery.Sort<>(AuditSort.TIME, true);

    private AuditUrlState() {}

    /** Returns the filter for the query parameters. Uses the default for an unknown period or sort order. */
    static AuditFilter filter(QueryParameters query) {
        RecentPeriod period = UrlQuery.constant(RecentPeriod.values(), UrlQuery.text(query, PERIOD));
        UrlQuery.Sort<AuditSort> sort = UrlQuery.sort(query, AuditSort.values()).orElse(NEWEST_FIRST);
        return new AuditFilter(
                Objects.requireNonNullElse(UrlQuery.text(query, ACTOR), ""),
                UrlQuery.text(query, ACTION),
                Objects.requireNonNullElse(UrlQuery.text(query, SEARCH), ""),
                period == null ? RecentPeriod.ALL : period,
                sort.by(),
                sort.descending());
    }

    static QueryParameters query(AuditFilter filter) {
        var urlQuery = new UrlQuery()
                .with(SEARCH, filter.search())
                .with(ACTOR, filter.actor())
                .with(ACTION, filter.action())
                .with(PERIOD, filter.period() == RecentPeriod.ALL ? null : filter.period());
        return new UrlQuery.Sort<>(filter.sort(), filter.descending()).equals(NEWEST_FIRST)
                ? urlQuery.parameters()
                : urlQuery.withSort(filter.sort(), filter.descending()).parameters();
    }
}
