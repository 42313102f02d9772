package io.curasync.webhook.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.ui.UrlQuery;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventFilter.Period;
import java.util.Objects;

/** Maps the filter of the event list to and from the query parameters of the URL. */
final class EventUrlState {

    private static final String SEARCH = "q";
    private static final String TYPE = "type";
    private static final String STATUS = "status";
    private static final String PRACTICE = "practice";
    private static final String PERIOD = "since";
    private static final String SORT = "sort";
    private static final String OLDEST_FIRST = "oldest";

    private EventUrlState() {}

    /** Returns the filter for query parameters. Ignores invalid parameters. */
    static EventFilter filter(QueryParameters query) {
        Period period = UrlQuery.constant(Period.values(), UrlQuery.text(query, PERIOD));
        return new EventFilter(
                Objects.requireNonNullElse(UrlQuery.text(query, SEARCH), ""),
                UrlQuery.text(query, TYPE),
                UrlQuery.constant(EventStatus.values(), UrlQuery.text(query, STATUS)),
                Objects.requireNonNullElse(UrlQuery.text(query, PRACTICE), ""),
                period == null ? Period.ALL : period,
                OLDEST_FIRST.equals(UrlQuery.text(query, SORT)));
    }

    static QueryParameters query(EventFilter filter) {
        return new UrlQuery()
                .with(SEARCH, filter.search())
                .with(TYPE, filter.type())
                .with(STATUS, filter.status())
                .with(PRACTICE, filter.practice())
                .with(PERIOD, filter.period() == Period.ALL ? null : filter.period())
                .with(SORT, filter.oldestFirst() ? OLDEST_FIRST : null)
                .parameters();
    }
}
