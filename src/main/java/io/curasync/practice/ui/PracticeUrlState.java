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
 * The state of the list that its URL's query contains.
 *
 * @param sorting {@code null} for the default order
 * @param columns {@code null} for the columns of the user's preferences
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

    /** Reads the query and ignores invalid values, which {@link #ignored} returns. */
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

    /** Returns the invalid parts of a query, unchanged. */
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

    /** Always includes the practice column. */
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

    /** Accepts codes and names. Keeps unknown values, so that they are visible among the filters. */
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
        return id == null ? null : id == PracticeFilter.NOBODY ? UNMATCHED : id.toString();
    }

    private static @Nullable Long rep(@Nullable String text) {
        if (UNMATCHED.equalsIgnoreCase(text)) {
            return PracticeFilter.NOBODY;
        }
        return text != null && text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }
}
