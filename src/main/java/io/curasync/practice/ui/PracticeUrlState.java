package io.curasync.practice.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.platform.text.UsStates;
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
 * The state of the list that the query of its URL contains.
 *
 * @param sorting the sort order; null for the default one
 * @param columns the visible columns; null for those that the user prefers
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
    private static final String COLUMNS = "columns";

    /** Reads the state from a query. Ignores invalid values, which {@link #ignored} returns. */
    static PracticeUrlState of(QueryParameters query) {
        var filter = new PracticeFilter(
                query.getSingleParameter(SEARCH).orElse(""),
                states(UrlQuery.text(query, STATE)),
                rep(UrlQuery.text(query, REP)),
                status(UrlQuery.text(query, STATUS)),
                UrlQuery.text(query, SPECIALTY),
                days(UrlQuery.text(query, ACTIVATED)));
        PracticeSort sorting = UrlQuery.sort(query, PracticeColumn.values())
                .map(sort -> new PracticeSort(sort.by(), sort.descending()))
                .orElse(null);
        return new PracticeUrlState(filter, sorting, columns(UrlQuery.text(query, COLUMNS)));
    }

    /** Returns the invalid parts of a query unchanged, such as {@code status=unknown}. */
    static List<String> ignored(QueryParameters query) {
        PracticeUrlState parsed = of(query);
        return Stream.of(
                        parsed.filter.rep() == null ? REP : "",
                        parsed.filter.status() == null ? STATUS : "",
                        parsed.filter.activatedDays() == null ? ACTIVATED : "",
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
                .with(ACTIVATED, activated(filter.activatedDays()));
        if (sorting != null) {
            query.withSort(sorting.by(), sorting.descending());
        }
        if (columns != null) {
            query.with(COLUMNS, columns.stream().map(UrlQuery::word).collect(Collectors.joining(",")));
        }
        return query.parameters();
    }

    /** Returns the sort order, or the given one if the URL has none. */
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

    /** Reads the columns. Always adds the practice column. Returns null if there is no other valid column. */
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

    /** Reads states, given by code or name. Also returns unknown values, so that the state filter shows them. */
    private static List<String> states(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(state -> !state.isEmpty())
                        .map(state -> UsStates.OTHER.equalsIgnoreCase(state)
                                ? UsStates.OTHER
                                : UsStates.code(state).orElse(state))
                        .toList();
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
