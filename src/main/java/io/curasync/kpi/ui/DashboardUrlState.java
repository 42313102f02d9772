package io.curasync.kpi.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.ui.UrlQuery;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * State of the dashboard, stored in the query of its URL.
 *
 * @param range date range of the daily chart
 * @param metric metric of the daily chart
 * @param table true if the states panel shows a table, false for a map
 * @param state code of the highlighted state; {@code null} for none
 * @param rep key of the highlighted row of the rep performance table; {@code null} for none
 * @param sort sort order of the rep performance table
 * @param descending whether that sort order is descending
 * @param credited month whose credited orders the rep performance table shows; {@code null} if it shows the practices that reps
 *     have now
 */
record DashboardUrlState(
        DateRange range,
        Metric metric,
        boolean table,
        @Nullable String state,
        @Nullable String rep,
        RepSort sort,
        boolean descending,
        @Nullable YearMonth credited) {

    static final DashboardUrlState DEFAULT =
            new DashboardUrlState(DateRange.MONTH, Metric.ORDERS, false, null, null, RepSort.RANK, false, null);

    private static final String DAYS = "days";
    private static final String CHART = "chart";
    private static final String STATES = "states";
    private static final String TABLE = "table";
    private static final String STATE = "state";
    private static final String REP = "rep";
    private static final String CREDITED = "credited";
    private static final Pattern MONTH = Pattern.compile("2\\d{3}-(0[1-9]|1[0-2])");

    /** Parses the query. Replaces invalid values with defaults, but does not validate {@code state} and {@code rep}. */
    static DashboardUrlState of(QueryParameters query) {
        Metric metric = UrlQuery.constant(Metric.values(), UrlQuery.text(query, CHART));
        UrlQuery.Sort<RepSort> sort =
                UrlQuery.sort(query, RepSort.values()).orElse(new UrlQuery.Sort<>(DEFAULT.sort, DEFAULT.descending));
        return new DashboardUrlState(
                DateRange.of(UrlQuery.text(query, DAYS)),
                metric == null ? DEFAULT.metric : metric,
                TABLE.equals(UrlQuery.text(query, STATES)),
                UrlQuery.text(query, STATE),
                UrlQuery.text(query, REP),
                sort.by(),
                sort.descending(),
                month(UrlQuery.text(query, CREDITED)));
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        return text != null && MONTH.matcher(text).matches() ? YearMonth.parse(text) : null;
    }

    QueryParameters query() {
        UrlQuery query = new UrlQuery();
        if (range != DEFAULT.range) {
            query.with(DAYS, Integer.toString(range.days()));
        }
        if (metric != DEFAULT.metric) {
            query.with(CHART, metric);
        }
        query.with(STATES, table ? TABLE : null).with(STATE, state).with(REP, rep);
        query.with(CREDITED, credited == null ? null : credited.toString());
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.withSort(sort, descending);
        }
        return query.parameters();
    }

    DashboardUrlState with(DateRange other) {
        return new DashboardUrlState(other, metric, table, state, rep, sort, descending, credited);
    }

    DashboardUrlState with(Metric other) {
        return new DashboardUrlState(range, other, table, state, rep, sort, descending, credited);
    }

    DashboardUrlState withTable(boolean asTable) {
        return new DashboardUrlState(range, metric, asTable, state, rep, sort, descending, credited);
    }

    DashboardUrlState withState(@Nullable String code) {
        return new DashboardUrlState(range, metric, table, code, rep, sort, descending, credited);
    }

    DashboardUrlState withRep(@Nullable String key) {
        return new DashboardUrlState(range, metric, table, state, key, sort, descending, credited);
    }

    DashboardUrlState withCredited(@Nullable YearMonth month) {
        return new DashboardUrlState(range, metric, table, state, rep, sort, descending, month);
    }

    /** Returns this state sorted by the given column. Reverses the direction if the table is already sorted by that column. */
    DashboardUrlState sortedBy(RepSort by) {
        boolean down = by == sort ? !descending : by.isDescendingFirst();
        return new DashboardUrlState(range, metric, table, state, rep, by, down, credited);
    }
}
