package io.curasync.kpi;

import io.curasync.account.Scope;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads figures: from the slices, and what depends on the time of day from the practices themselves. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Figures {

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Overview overview(Scope scope) {
        return within(scope, """
                        select coalesce(sum(practices), 0) as practices, coalesce(sum(active), 0) as active,
                               coalesce(sum(orders), 0) as orders,
                               coalesce(sum(practices) filter (where owner_id = 0), 0) as unmatched,
                               (select count(*) from practice
                                where activated_at >= now() - interval '30 days' and %1$s) as recent,
                               now() as as_of,
                               (select max(finished_at) from sync_run
                                where status in ('SUCCEEDED', 'PARTIAL')) as last_synced_at
                        from kpi_book where %1$s
                        """)
                .query((row, n) -> {
                    var synced = row.getObject("last_synced_at", OffsetDateTime.class);
                    return new Overview(
                            row.getLong("practices"),
                            row.getLong("active"),
                            row.getLong("orders"),
                            row.getLong("recent"),
                            row.getLong("unmatched"),
                            row.getObject("as_of", OffsetDateTime.class).toInstant(),
                            synced == null ? null : synced.toInstant());
                })
                .single();
    }

    /** By state, most practices first. */
    public List<StateFigures> states(Scope scope) {
        return within(scope, """
                        select state, sum(practices) as practices, sum(active) as active_practices,
                               sum(orders) as orders
                        from kpi_book where %1$s
                        group by state having sum(practices) > 0
                        order by practices desc, orders desc, state
                        """).query(StateFigures.class).list();
    }

    /**
     * Everybody by rank; of several spellings of an unmatched rep's name the first in order of characters is shown. A
     * rep's scope has the rep's own row only, with its rank among all.
     */
    public List<RepFigures> leaderboard(Scope scope) {
        return within(scope, """
                        with book as (
                            select owner_id, rep_key, sum(practices) as practices, sum(active) as active_practices,
                                   sum(orders) as orders
                            from kpi_book group by 1, 2 having sum(practices) > 0
                        ), named as (
                            select book.*, case when rep_key = '' then coalesce(u.name, 'Unassigned') else (
                                select btrim(sales_rep) from practice where sales_rep_key = rep_key
                                order by sales_rep collate "C" limit 1) end as rep
                            from book left join app_user u on u.id = owner_id
                        ), ranked as (
                            select named.*, row_number() over (
                                order by orders desc, practices desc, rep, owner_id, rep_key) as rank
                            from named
                        )
                        select rank, rep, practices, active_practices, orders,
                               round(orders / practices, 2) as avg_orders_per_practice
                        from ranked where %1$s order by rank
                        """)
                .query((row, n) -> new RepFigures(
                        row.getLong("rank"),
                        row.getString("rep"),
                        row.getLong("practices"),
                        row.getLong("active_practices"),
                        row.getLong("orders"),
                        row.getBigDecimal("avg_orders_per_practice")))
                .list();
    }

    /** How many rows the whole leaderboard has. */
    public long ranks() {
        return jdbc.sql("""
                        select count(*) from (
                            select from kpi_book group by owner_id, rep_key having sum(practices) > 0) book
                        """).query(Long.class).single();
    }

    public Trend trend(Scope scope) {
        LocalDate today = jdbc.sql("select (now() at time zone 'UTC')::date")
                .query(LocalDate.class)
                .single();
        return new Trend(
                today, days(scope, today, Trend.ORDER_DAYS, """
                        select day, sum(orders) as n from kpi_day where day > :before and %1$s group by day
                        """), days(scope, today, Trend.ACTIVATION_DAYS, """
                        select (activated_at at time zone 'UTC')::date as day, count(*) as n from practice
                        where activated_at >= (:before + 1)::timestamp at time zone 'UTC' and %1$s group by 1
                        """));
    }

    private List<Long> days(Scope scope, LocalDate today, int length, String sql) {
        LocalDate before = today.minusDays(length);
        List<Long> days = new ArrayList<>(Collections.nCopies(length, 0L));
        within(scope, sql).param("before", before).query(row -> {
            int index = (int) (row.getObject("day", LocalDate.class).toEpochDay() - before.toEpochDay()) - 1;
            // Upstream's clock may be ahead of ours: a day to come is not shown before it is there.
            if (index < length) {
                days.set(index, row.getLong("n"));
            }
        });
        return List.copyOf(days);
    }

    /** The statement with the scope's condition in place of {@code %1$s}. */
    private JdbcClient.StatementSpec within(Scope scope, String sql) {
        return switch (scope) {
            case Scope.All() -> jdbc.sql(sql.formatted("true"));
            case Scope.Own(long userId) ->
                jdbc.sql(sql.formatted("owner_id = :owner")).param("owner", userId);
        };
    }
}
