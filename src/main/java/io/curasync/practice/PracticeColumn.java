package io.curasync.practice;

import java.util.Arrays;
import java.util.List;

/** A column of the list of practices, which can also be sorted by it. */
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
    /** The time since an order was due; sorted in descending order, the longest comes first. */
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

    /** Returns the default columns. A rep's list omits the rep, and shows the last order to help decide whom to call. */
    public static List<PracticeColumn> standard(boolean ofEveryRep) {
        return Arrays.stream(values())
                .filter(column -> column != OVERDUE && column != SYNCED)
                .filter(column -> ofEveryRep ? column != LAST_ORDER : column != REP && column != CHANGED)
                .toList();
    }

    /** Returns the sort expression on {@code practice p} and the tables of {@link #join}. */
    String expression() {
        return expression;
    }

    /** Returns the joins that {@link #expression} needs in addition to {@code practice}. */
    String join() {
        return switch (this) {
            case REP -> " left join user_directory u on u.id = p.owner_id";
            case SYNCED -> " left join practice_recency s on s.practice = p.id";
            case STATUS, OVERDUE -> " left join kpi_dormant d on d.practice = p.id";
            default -> "";
        };
    }
}
