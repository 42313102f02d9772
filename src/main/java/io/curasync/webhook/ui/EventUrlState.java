package io.curasync.webhook.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.platform.RecentPeriod;
import io.curasync.ui.UrlQuery;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventFilter;
import java.util.Objects;

/** Maps the filter of the event list to and from the query parameters of the URL. */
final class EventUrlState {

    private static final String SEARCH = "q";
    private static final String TYPE = "type";
    private static final String STATUS = "status";
    private static final String PRACTICE = "practice";
    private static final String PERIOD = "since";
    private static final String REASON = "reason";
    private static final String SORT = "sort";
    private static final String OLDEST_FIRST = "oldest";

    private EventUrlState() {}

    /** Returns the filter that the query parameters describe. Ignores unknown statuses and unknown periods. */
    static EventFilter filter(QueryParameters query) {
        RecentPeriod period = UrlQuery.constant(RecentPeriod.values(), UrlQuery.text(query, PERIOD));
        return new EventFilter(
                Objects.requireNonNullElse(UrlQuery.text(query, SEARCH), ""),
                UrlQuery.text(query, TYPE),
                UrlQuery.constant(EventStatus.values(), UrlQuery.text(query, STATUS)),
                Objects.requireNonNullElse(UrlQuery.text(query, PRACTICE), ""),
                period == null ? RecentPeriod.ALL : period,
                Objects.requireNonNullElse(UrlQuery.text(query, REASON), ""),
                null,
                null,
                OLDEST_FIRST.equals(UrlQuery.text(query, SORT)));
    }

    static QueryParameters query(EventFilter filter) {
        return new UrlQuery()
                .with(SEARCH, filter.search())
                .with(TYPE, filter.type())
                .with(STATUS, filter.status())
                .with(PRACTICE, filter.practice())
                .with(PERIOD, filter.period() == RecentPeriod.ALL ? null : filter.period())
                .with(REASON, filter.reason())
                .with(SORT, filter.oldestFirst() ? OLDEST_FIRST : null)
                .parameters();
    }
}
