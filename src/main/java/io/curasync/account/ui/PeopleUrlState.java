package io.curasync.account.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Role;
import io.curasync.account.UserAdministration.Status;
import io.curasync.ui.UrlQuery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the user list, as stored in the query parameters of the URL.
 *
 * @param search part of the name, the email or an alias; "" matches all users
 * @param role null matches all roles
 * @param status null matches all statuses
 */
record PeopleUrlState(
        String search, @Nullable Role role, @Nullable Status status) {

    static final PeopleUrlState ALL = new PeopleUrlState("", null, null);

    private static final String SEARCH = "q";
    private static final String ROLE = "role";
    private static final String STATUS = "status";

    /** Returns the filter for the query parameters. Ignores an unknown role or status. */
    static PeopleUrlState of(QueryParameters query) {
        return new PeopleUrlState(
                Objects.requireNonNullElse(UrlQuery.text(query, SEARCH), ""),
                UrlQuery.constant(Role.values(), UrlQuery.text(query, ROLE)),
                UrlQuery.constant(Status.values(), UrlQuery.text(query, STATUS)));
    }

    QueryParameters query() {
        return new UrlQuery()
                .with(SEARCH, search)
                .with(ROLE, role)
                .with(STATUS, status)
                .parameters();
    }
}
