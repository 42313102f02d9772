package io.curasync.practice.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.base.UrlQuery;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeStatus;
import io.curasync.practice.Sorting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows and in which order: all of it stands in the URL's query.
 *
 * @param columns null: those that the user has chosen for all lists
 */
record Listing(
        PracticeFilter filter, Sorting sorting, @Nullable List<PracticeColumn> columns) {

    static final Listing DEFAULT = new Listing(PracticeFilter.ALL, Sorting.NEWEST_CHANGE, null);

    private static final String SEARCH = "q";
    private static final String STATE = "state";
    private static final String REP = "rep";
    private static final String NOBODY = "none";
    private static final String STATUS = "status";
    private static final String SPECIALTY = "specialty";
    private static final String ACTIVATED = "activated";
    private static final String EVER = "ever";
    private static final String SORT = "sort";
    private static final String DESCENDING = "-";
    private static final String COLUMNS = "columns";

    /** Whatever the URL says that makes no sense is left out. */
    static Listing of(QueryParameters query) {
        var filter = new PracticeFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                UrlQuery.text(query, STATE),
                rep(UrlQuery.text(query, REP)),
                UrlQuery.constant(PracticeStatus.values(), UrlQuery.text(query, STATUS)),
                UrlQuery.text(query, SPECIALTY),
                days(UrlQuery.text(query, ACTIVATED)));
        return new Listing(filter, sorting(UrlQuery.text(query, SORT)), columns(UrlQuery.text(query, COLUMNS)));
    }

    QueryParameters query() {
        UrlQuery query = new UrlQuery()
                .with(SEARCH, filter.search())
                .with(STATE, filter.state())
                .with(REP, rep(filter.rep()))
                .with(STATUS, filter.status())
                .with(SPECIALTY, filter.specialty())
                .with(ACTIVATED, activated(filter.activatedDays()));
        if (!sorting.equals(DEFAULT.sorting)) {
            query.with(SORT, (sorting.descending() ? DESCENDING : "") + UrlQuery.word(sorting.by()));
        }
        if (columns != null) {
            query.with(COLUMNS, columns.stream().map(UrlQuery::word).collect(Collectors.joining(",")));
        }
        return query.parameters();
    }

    Listing with(PracticeFilter other) {
        return new Listing(other, sorting, columns);
    }

    Listing with(Sorting other) {
        return new Listing(filter, other, columns);
    }

    Listing with(@Nullable List<PracticeColumn> others) {
        return new Listing(filter, sorting, others);
    }

    private static Sorting sorting(@Nullable String text) {
        if (text == null) {
            return DEFAULT.sorting;
        }
        boolean descending = text.startsWith(DESCENDING);
        PracticeColumn by = UrlQuery.constant(PracticeColumn.values(), descending ? text.substring(1) : text);
        return by == null ? DEFAULT.sorting : new Sorting(by, descending);
    }

    /** The practice itself is always shown. */
    private static @Nullable List<PracticeColumn> columns(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> words = Arrays.asList(text.split(","));
        List<PracticeColumn> columns = Arrays.stream(PracticeColumn.values())
                .filter(column -> column == PracticeColumn.NAME || words.contains(UrlQuery.word(column)))
                .toList();
        return columns.size() > 1 ? columns : null;
    }

    private static @Nullable String activated(@Nullable Integer days) {
        return days == null ? null : days == PracticeFilter.EVER ? EVER : days + "d";
    }

    private static @Nullable Integer days(@Nullable String text) {
        if (EVER.equals(text)) {
            return PracticeFilter.EVER;
        }
        return text != null && text.matches("[1-9]\\d{0,3}d")
                ? Integer.valueOf(text.substring(0, text.length() - 1))
                : null;
    }

    private static @Nullable String rep(@Nullable Long id) {
        return id == null ? null : id == PracticeFilter.NOBODY ? NOBODY : id.toString();
    }

    private static @Nullable Long rep(@Nullable String text) {
        if (NOBODY.equals(text)) {
            return PracticeFilter.NOBODY;
        }
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }
}
