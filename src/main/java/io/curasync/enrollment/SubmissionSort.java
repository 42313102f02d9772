package io.curasync.enrollment;

/** Sort keys of the list of submissions. */
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

    /** Returns the {@code order by} clause. The last sort key is the id, so that pages neither repeat nor omit rows with equal keys. */
    String orderBy(boolean descending) {
        return " order by " + expression + (descending ? " desc nulls last, s.id desc" : " nulls first, s.id");
    }
}
