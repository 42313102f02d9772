package io.curasync.assignment;

/** What unmatched practices can be sorted by. */
public enum UnmatchedSort {
    NAME("coalesce(p.name, p.practice_id, p.user_id)"),
    REP("p.sales_rep_key"),
    STATE("counted_state(p.state)"),
    ORDERS("p.total_orders"),
    SEEN("p.created_at");

    private final String expression;

    UnmatchedSort(String expression) {
        this.expression = expression;
    }

    /** The id at the end makes the order total: pages neither repeat nor leave out a row. */
    String orderBy(boolean descending) {
        return " order by " + expression + (descending ? " desc, p.id desc" : ", p.id");
    }
}
