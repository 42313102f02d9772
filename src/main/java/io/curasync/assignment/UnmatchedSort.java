package io.curasync.assignment;

/** Sortable columns of unmatched practices. */
public enum UnmatchedSort {
    NAME("coalesce(p.name, p.practice_id, p.user_id)"),
    REP("p.sales_rep_key"),
    STATE("reporting_state(p.state)"),
    ORDERS("p.total_orders"),
    SEEN("p.created_at");

    private final String expression;

    UnmatchedSort(String expression) {
        this.expression = expression;
    }

    /**
     * Returns the {@code order by} clause. The clause ends with the id, because pages could repeat or omit rows without a unique
     * sort key.
     */
    String orderBy(boolean descending) {
        return " order by " + expression + (descending ? " desc, p.id desc" : ", p.id");
    }
}
