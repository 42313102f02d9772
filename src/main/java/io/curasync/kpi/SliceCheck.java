package io.curasync.kpi;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the slices anew from practices and orders, and tells where those that were kept differ. */
@Component
public class SliceCheck {

    /**
     * A slice that is not what it should be.
     *
     * @param slice its table and key, for people
     * @param kept what it holds
     * @param counted what it should hold
     */
    public record Difference(String slice, String kept, String counted) {}

    private final JdbcClient jdbc;

    SliceCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every differing slice in one consistent reading; empty: all is well. It reads whole tables. */
    public List<Difference> differences() {
        return jdbc.sql("""
                        with holder as (
                            select id, coalesce(owner_id, 0) as owner_id,
                                   case when owner_id is null then sales_rep_key else '' end as rep_key,
                                   coalesce(state, '') as state, activated_at, total_orders
                            from practice
                        ), book as (
                            select owner_id, rep_key, state, count(*) as practices, count(activated_at) as active,
                                   sum(total_orders) as orders
                            from holder group by 1, 2, 3
                        ), day as (
                            select h.owner_id, h.rep_key, (o.placed_at at time zone 'UTC')::date as day,
                                   count(*) as orders, coalesce(sum(o.amount), 0) as sales
                            from practice_order o join holder h on h.id = o.practice group by 1, 2, 3
                        )
                        select format('kpi_book (%s, %s, %s)', owner_id, rep_key, state) as slice,
                               format('%s/%s/%s', k.practices, k.active, k.orders) as kept,
                               format('%s/%s/%s', c.practices, c.active, c.orders) as counted
                        from kpi_book k full join book c using (owner_id, rep_key, state)
                        where (coalesce(k.practices, 0), coalesce(k.active, 0), coalesce(k.orders, 0))
                           <> (coalesce(c.practices, 0), coalesce(c.active, 0), coalesce(c.orders, 0))
                        union all
                        select format('kpi_day (%s, %s, %s)', owner_id, rep_key, day),
                               format('%s/%s', k.orders, k.sales), format('%s/%s', c.orders, c.sales)
                        from kpi_day k full join day c using (owner_id, rep_key, day)
                        where (coalesce(k.orders, 0), coalesce(k.sales, 0))
                           <> (coalesce(c.orders, 0), coalesce(c.sales, 0))
                        order by slice
                        """).query(Difference.class).list();
    }
}
