package io.curasync.reptarget;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the progress of a month's targets. Runs within the caller's transaction, if there is one. */
@Component
public class TargetProgressQuery {

    // The days are an array, so that PostgreSQL looks up each day of a rep by the key (day, owner_id). A range of days
    // would read the days of all reps.
    static final String SELECT = """
            with period as materialized (
                select today, coalesce(:month::date, date_trunc('month', today::timestamp)::date) as month
                from (select (now() at time zone zone)::date as today from business_time_zone) b
            )
            select t.user_id, t.measure, t.target, period.month, period.today,
                   coalesce(floor(case t.measure when 'ORDERS' then c.orders else c.sales end), 0)::bigint as actual
            from period join rep_target t on t.month = period.month
                left join (
                    select owner_id, sum(orders) as orders, sum(sales) as sales from credited_day
                    where day = any(array(
                        select generate_series(month::timestamp, month + interval '1 month -1 day', interval '1 day')::date
                        from period)) and %s
                    group by owner_id
                ) c on c.owner_id = t.user_id
            where %s
            order by t.user_id, t.measure""";

    private final JdbcClient jdbc;

    TargetProgressQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the progress of the present month's targets in the scope, sorted by user and measure. A rep's scope contains only
     * the rep's own targets.
     */
    public List<TargetProgress> read(Scope scope) {
        return read(scope, null);
    }

    /**
     * Returns the progress of a month's targets in the scope, sorted by user and measure. A rep's scope contains only the rep's
     * own targets.
     *
     * @param month {@code null} for the present month
     */
    public List<TargetProgress> read(Scope scope, @Nullable YearMonth month) {
        SqlCondition own = scope.restrict("t.user_id");
        return jdbc.sql(SELECT.formatted(scope.restrict("owner_id").sql(), own.sql()))
                .params(own.parameters())
                .param("month", month == null ? null : month.atDay(1))
                .query((row, number) -> TargetProgress.of(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getObject("today", LocalDate.class),
                        row.getLong("user_id"),
                        TargetMeasure.valueOf(row.getString("measure")),
                        row.getLong("target"),
                        row.getLong("actual")))
                .list();
    }
}
