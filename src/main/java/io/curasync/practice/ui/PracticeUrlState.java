package io.curasync.practice.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeSort;
import io.curasync.practice.PracticeStatus;
import io.curasync.ui.UrlQuery;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State of the list of practices in the query of the URL.
 *
 * @param filter the search and the filters
 * @param sorting the sort order; {@code null} for the default sort order
 * @param columns the visible columns; {@code null} for the columns that the user prefers
 */
record PracticeUrlState(
        PracticeFilter filter,
        @Nullable PracticeSort sorting,
        @Nullable List<PracticeColumn> columns) {

    static final PracticeUrlState DEFAULT = new PracticeUrlState(PracticeFilter.ALL, null, null);

    private static final String SEARCH = "q";
    private static final String STATE = "state";
    private static final String REP = "rep";
    private static final String UNMATCHED = "none";
    private static final String STATUS = "status";
    private static final String SPECIALTY = "specialty";
    private static final String ACTIVATED = "activated";
    private static final String EVER = "ever";
    private static final String HAS_USER_ID = "hasUserId";
    private static final String CREATED_HERE = "createdHere";
    private static final String COLUMNS = "columns";

    /**
     * Parses a query. Ignores invalid values; {@link #ignored} returns them. Unknown states, reps and specialties are not ignored, because
     * the filters can show them.
     */
    static PracticeUrlState of(QueryParameters query) {
        var filter = new PracticeFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                PracticeFilter.parseStates(UrlQuery.text(query, STATE)),
                rep(UrlQuery.text(query, REP)),
                status(UrlQuery.text(query, STATUS)),
                UrlQuery.text(query, SPECIALTY),
                days(UrlQuery.text(query, ACTIVATED)),
                yesOrNo(UrlQuery.text(query, HAS_USER_ID)),
                yesOrNo(UrlQuery.text(query, CREATED_HERE)));
        PracticeSort sorting = UrlQuery.sort(query, PracticeColumn.values())
                .map(sort -> new PracticeSort(sort.by(), sort.descending()))
                .orElse(null);
        return new PracticeUrlState(filter, sorting, columns(UrlQuery.text(query, COLUMNS)));
    }

    /** Returns the parameters of a query that {@link #of} ignores because of invalid values, such as {@code status=unknown}. */
    static List<String> ignored(QueryParameters query) {
        PracticeUrlState parsed = of(query);
        return Stream.of(
                        parsed.filter.rep() == null ? REP : "",
                        parsed.filter.status() == null ? STATUS : "",
                        parsed.filter.activatedDays() == null ? ACTIVATED : "",
                        parsed.filter.hasUserId() == null ? HAS_USER_ID : "",
                        parsed.filter.createdHere() == null ? CREATED_HERE : "",
                        parsed.sorting == null ? UrlQuery.SORT : "",
                        parsed.columns == null ? COLUMNS : "")
                .filter(name -> !name.isEmpty() && UrlQuery.text(query, name) != null)
                .map(name -> name + "=" + UrlQuery.text(query, name))
                .toList();
    }

    /** Returns the query for this state. */
    QueryParameters query() {
        UrlQuery query = new UrlQuery()
                .with(SEARCH, filter.search())
                .with(STATE, String.join(",", filter.states()))
                .with(REP, rep(filter.rep()))
                .with(STATUS, filter.status())
                .with(SPECIALTY, filter.specialty())
                .with(ACTIVATED, activated(filter.activatedDays()))
                .with(HAS_USER_ID, yesOrNo(filter.hasUserId()))
                .with(CREATED_HERE, yesOrNo(filter.createdHere()));
        if (sorting != null) {
            query.withSort(sorting.by(), sorting.descending());
        }
        if (columns != null) {
            query.with(COLUMNS, columns.stream().map(UrlQuery::word).collect(Collectors.joining(",")));
        }
        return query.parameters();
    }

    /** Returns the sort order of the URL, or the given sort order if the URL has none. */
    PracticeSort sorting(PracticeSort standard) {
        return sorting == null ? standard : sorting;
    }

    PracticeUrlState with(PracticeFilter other) {
        return new PracticeUrlState(other, sorting, columns);
    }

    PracticeUrlState with(@Nullable PracticeSort other) {
        return new PracticeUrlState(filter, other, columns);
    }

    PracticeUrlState with(@Nullable List<PracticeColumn> others) {
        return new PracticeUrlState(filter, sorting, others);
    }

    /** Parses the columns, and adds the practice column. Returns {@code null} if no other column is valid. */
    private static @Nullable List<PracticeColumn> columns(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<PracticeColumn> named = Arrays.stream(text.split(","))
                .<@Nullable PracticeColumn>map(word -> UrlQuery.constant(PracticeColumn.values(), word))
                .toList();
        List<PracticeColumn> columns = Arrays.stream(PracticeColumn.values())
                .filter(column -> column == PracticeColumn.NAME || named.contains(column))
                .toList();
        return columns.size() > 1 ? columns : null;
    }

    private static @Nullable Boolean yesOrNo(@Nullable String text) {
        return "true".equalsIgnoreCase(text) ? Boolean.TRUE : "false".equalsIgnoreCase(text) ? Boolean.FALSE : null;
    }

    private static @Nullable String yesOrNo(@Nullable Boolean value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable PracticeStatus status(@Nullable String text) {
        return UrlQuery.constant(PracticeStatus.values(), text);
    }

    private static @Nullable String activated(@Nullable Integer days) {
        return days == null ? null : days == PracticeFilter.EVER ? EVER : days + "d";
    }

    private static @Nullable Integer days(@Nullable String text) {
        if (EVER.equalsIgnoreCase(text)) {
            return PracticeFilter.EVER;
        }
        return text != null && text.matches("[1-9]\\d{0,3}d")
                ? Integer.valueOf(text.substring(0, text.length() - 1))
                : null;
    }

    private static @Nullable String rep(@Nullable Long id) {
        return id == null ? null : id == PracticeFilter.UNMATCHED ? UNMATCHED : id.toString();
    }

    private static @Nullable Long rep(@Nullable String text) {
        if (UNMATCHED.equalsIgnoreCase(text)) {
            return PracticeFilter.UNMATCHED;
        }
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }
}
