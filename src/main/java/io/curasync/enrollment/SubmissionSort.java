package io.curasync.enrollment;

/** Sortable columns of submissions. */
public enum SubmissionSort {
    NAME("lower(s.name)"),
    NPI("s.npi"),
    STATE("s.state"),
    REP("lower(r.name)"),
    CREATOR("lower(c.name)"),
    STATUS("s.status"),
    CHANGED("greatest(s.changed_at, s.ended_at)");

    private final String expression;

    SubmissionSort(String expression) {
        this.expression = expression;
    }

    /** The id makes the order total, so that pages neither repeat nor omit a row. */
    String orderBy(boolean descending) {
        return " order by " + expression + (descending ? " desc nulls last, s.id desc" : " nulls first, s.id");
    }
}
