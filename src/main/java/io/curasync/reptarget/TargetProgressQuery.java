package io.curasync.reptarget;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the progress of the present month's targets. Runs within the caller's transaction, if there is one. */
@Component
public class TargetProgressQuery {

    // The days are an array, so that PostgreSQL looks up each day of a rep by the key (day, owner_id). A range of days
    // would read the days of all reps.
    static final String SELECT = """
            with today as materialized (
                select day, date_trunc('month', day::timestamp)::date as month
                from (select (now() at time zone zone)::date as day from business_time_zone) b
            )
            select t.user_id, t.measure, t.target, today.day,
                   coalesce(floor(case t.measure when 'ORDERS' then c.orders else c.sales end), 0)::bigint as actual
            from today join rep_target t on t.month = today.month
                left join (
                    select owner_id, sum(orders) as orders, sum(sales) as sales from credited_day
                    where day = any(array(select generate_series(month, day, interval '1 day')::date from today)) and %s
                    group by owner_id
                ) c on c.owner_id = t.user_id
            where %s
            order by t.user_id, t.measure""";

    private final JdbcClient jdbc;

    TargetProgressQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the progress of the targets in the scope, sorted by user and measure. A rep's scope contains only the rep's own
     * targets.
     */
    public List<TargetProgress> read(Scope scope) {
        SqlCondition own = scope.restrict("t.user_id");
        return jdbc.sql(SELECT.formatted(scope.restrict("owner_id").sql(), own.sql()))
                .params(own.parameters())
                .query((row, number) -> TargetProgress.on(
                        row.getObject("day", LocalDate.class),
                        row.getLong("user_id"),
                        TargetMeasure.valueOf(row.getString("measure")),
                        row.getLong("target"),
                        row.getLong("actual")))
                .list();
    }
}
