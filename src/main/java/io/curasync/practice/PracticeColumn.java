package io.curasync.practice;

import java.util.Arrays;
import java.util.List;

/** A column of the list of practices. The list can be sorted by each column. */
public enum PracticeColumn {
    NAME("Practice", "coalesce(p.name, p.practice_id, p.user_id)"),
    STATE("State", "reporting_state(p.state)"),
    SPECIALTY("Specialty", "coalesce(p.specialty, '')"),
    REP("Rep", "coalesce(u.name, p.sales_rep, '')"),
    ORDERS("Orders", "p.total_orders"),
    STATUS("Status", """
            case when p.missing_since is not null then 3 when d.practice is not null then 2
                when p.activated_at is null then 1 else 0 end"""),
    LAST_ORDER("Last order", "coalesce(p.last_order_at, '-infinity')"),
    /**
     * The time since the next order was due. An order is due one usual interval after the last order. Only dormant practices have this
     * time. In descending order, the longest time comes first.
     */
    OVERDUE("Overdue", "coalesce(-extract(epoch from d.last_order_at + d.usual_interval), '-infinity')"),
    CHANGED("Last change", "p.changed_at"),
    SYNCED("Last synced", "coalesce(s.seen_at, '-infinity')");

    private final String title;
    private final String expression;

    PracticeColumn(String title, String expression) {
        this.title = title;
        this.expression = expression;
    }

    public String title() {
        return title;
    }

    /**
     * Returns the default columns. The list of all practices shows the rep and the last change. The list of one rep shows the
     * last order instead, which helps the rep decide whom to call.
     *
     * @param showsAllReps whether the list contains the practices of all reps
     */
    public static List<PracticeColumn> standard(boolean showsAllReps) {
        return Arrays.stream(values())
                .filter(column -> column != OVERDUE && column != SYNCED)
                .filter(column -> showsAllReps ? column != LAST_ORDER : column != REP && column != CHANGED)
                .toList();
    }

    /**
     * Returns the SQL expression to sort by. The expression may refer to {@code practice_directory p} and to the table that {@link #join}
     * adds.
     */
    String expression() {
        return expression;
    }

    /** Returns the SQL join that {@link #expression} needs; empty if no join is needed. */
    String join() {
        return switch (this) {
            case REP -> " left join user_directory u on u.id = p.owner_id";
            case SYNCED -> " left join practice_recency s on s.practice = p.id";
            case STATUS, OVERDUE -> " left join kpi_dormant d on d.practice = p.id";
            default -> "";
        };
    }
}
