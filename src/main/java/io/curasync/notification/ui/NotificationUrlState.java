package io.curasync.notification.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.notification.NotificationFilter;
import io.curasync.notification.NotificationKind;
import io.curasync.ui.UrlQuery;

/** Converts the filter of notifications to query parameters of the URL and back. */
final class NotificationUrlState {

    private static final String SEARCH = "q";
    private static final String SHOW = "show";
    private static final String UNREAD = "unread";
    private static final String KIND = "kind";

    private NotificationUrlState() {}

    static NotificationFilter read(QueryParameters query) {
        return new NotificationFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                UNREAD.equals(UrlQuery.text(query, SHOW)),
                UrlQuery.constant(NotificationKind.values(), UrlQuery.text(query, KIND)));
    }

    static QueryParameters write(NotificationFilter filter) {
        return new UrlQuery()
                .with(SEARCH, filter.search())
                .with(SHOW, filter.unreadOnly() ? UNREAD : null)
                .with(KIND, filter.kind())
                .parameters();
    }
}
