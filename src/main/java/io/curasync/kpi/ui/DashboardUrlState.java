package io.curasync.kpi.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.ui.UrlQuery;
import org.jspecify.annotations.Nullable;

/**
 * State of the dashboard, stored in the query of its URL.
 *
 * @param table true if the states panel shows a table, false for a map
 * @param state code of the highlighted state; {@code null} for none
 * @param rep key of the highlighted row of the rep performance table; {@code null} for none
 */
record DashboardUrlState(
        DateRange range,
        Metric metric,
        boolean table,
        @Nullable String state,
        @Nullable String rep,
        RepSort sort,
        boolean descending) {

    static final DashboardUrlState DEFAULT =
            new DashboardUrlState(DateRange.MONTH, Metric.ORDERS, false, null, null, RepSort.RANK, false);

    private static final String DAYS = "days";
    private static final String CHART = "chart";
    private static final String STATES = "states";
    private static final String TABLE = "table";
    private static final String STATE = "state";
    private static final String REP = "rep";

    /** Parses the query. Replaces invalid values by defaults. */
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
                sort.descending());
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
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.withSort(sort, descending);
        }
        return query.parameters();
    }

    DashboardUrlState with(DateRange other) {
        return new DashboardUrlState(other, metric, table, state, rep, sort, descending);
    }

    DashboardUrlState with(Metric other) {
        return new DashboardUrlState(range, other, table, state, rep, sort, descending);
    }

    DashboardUrlState withTable(boolean asTable) {
        return new DashboardUrlState(range, metric, asTable, state, rep, sort, descending);
    }

    DashboardUrlState withState(@Nullable String code) {
        return new DashboardUrlState(range, metric, table, code, rep, sort, descending);
    }

    DashboardUrlState withRep(@Nullable String key) {
        return new DashboardUrlState(range, metric, table, state, key, sort, descending);
    }

    /** Returns a state sorted by the column; with the order reversed, if the state is already sorted by it. */
    DashboardUrlState sortedBy(RepSort by) {
        boolean down = by == sort ? !descending : by.isDescendingFirst();
        return new DashboardUrlState(range, metric, table, state, rep, by, down);
    }
}
