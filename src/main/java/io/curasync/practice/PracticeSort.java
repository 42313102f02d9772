package io.curasync.practice;

/** What practices can be sorted by. */
public enum PracticeSort {
    NAME("coalesce(p.name, p.practice_id, p.user_id)"),
    STATE("coalesce(p.state, '')"),
    SPECIALTY("coalesce(p.specialty, '')"),
    REP("coalesce(u.name, p.sales_rep, '')"),
    ORDERS("p.total_orders"),
    CHANGED("p.changed_at");

    private final String expression;

    PracticeSort(String expression) {
        this.expression = expression;
    }

    /** The id at the end makes the order total: pages neither repeat nor leave out a row. */
    String orderBy(boolean descending) {
        return "order by " + expression + (descending ? " desc, p.id desc" : ", p.id");
    }
}
