package io.curasync.kpi.ui;

import com.vaadin.flow.router.QueryParameters;
import io.curasync.ui.UrlQuery;
import org.jspecify.annotations.Nullable;

/**
 * The state of the dashboard that its URL's query contains.
 *
 * @param table whether states are a table instead of a map
 * @param state the highlighted state; {@code null} for none
 * @param rep the key of the highlighted rep; {@code null} for none
 */
record DashboardUrlState(
        DateRange range,
        Metric measure,
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

    /** Reads the query and ignores invalid values. */
    static DashboardUrlState of(QueryParameters query) {
        Metric measure = UrlQuery.constant(Metric.values(), UrlQuery.text(query, CHART));
        UrlQuery.Sort<RepSort> sort =
                UrlQuery.sort(query, RepSort.values()).orElse(new UrlQuery.Sort<>(DEFAULT.sort, DEFAULT.descending));
        return new DashboardUrlState(
                DateRange.of(UrlQuery.text(query, DAYS)),
                measure == null ? DEFAULT.measure : measure,
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
        if (measure != DEFAULT.measure) {
            query.with(CHART, measure);
        }
        query.with(STATES, table ? TABLE : null).with(STATE, state).with(REP, rep);
        if (sort != DEFAULT.sort || descending != DEFAULT.descending) {
            query.withSort(sort, descending);
        }
        return query.parameters();
    }

    DashboardUrlState with(DateRange other) {
        return new DashboardUrlState(other, measure, table, state, rep, sort, descending);
    }

    DashboardUrlState with(Metric other) {
        return new DashboardUrlState(range, other, table, state, rep, sort, descending);
    }

    DashboardUrlState withTable(boolean asTable) {
        return new DashboardUrlState(range, measure, asTable, state, rep, sort, descending);
    }

    DashboardUrlState withState(@Nullable String code) {
        return new DashboardUrlState(range, measure, table, code, rep, sort, descending);
    }

    DashboardUrlState withRep(@Nullable String key) {
        return new DashboardUrlState(range, measure, table, state, key, sort, descending);
    }

    /** Sorts by the column, or reverses the order if already sorted by it. */
    DashboardUrlState sortedBy(RepSort by) {
        boolean down = by == sort ? !descending : by.descendingFirst();
        return new DashboardUrlState(range, measure, table, state, rep, by, down);
    }
}
