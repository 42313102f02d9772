package io.curasync.kpi;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the slices anew from practices and orders, and tells where those that were kept differ. */
@Component
public class RollupVerifier {

    /** More than anybody reads. */
    static final int MAX_REPORTED = 1_000;

    // How many practices are without a rep is known for today only, so of its changes the sum can be held against that.
    private static final String DIFFERENCES = """
            select format('kpi_book (%s, %s, %s, %s)', dimension, owner_id, rep_key, value) as slice,
                   format('%s/%s/%s', k.practices, k.active, k.orders) as kept,
                   format('%s/%s/%s', c.practices, c.active, c.orders) as counted
            from kpi_book k full join kpi_book_counted c using (dimension, owner_id, rep_key, value)
            where (coalesce(k.practices, 0), coalesce(k.active, 0), coalesce(k.orders, 0))
               <> (coalesce(c.practices, 0), coalesce(c.active, 0), coalesce(c.orders, 0))
            union all
            select format('kpi_day (%s, %s, %s)', owner_id, rep_key, day),
                   format('%s/%s/%s', k.orders, k.sales, k.practices), format('%s/%s/%s', c.orders, c.sales, c.practices)
            from kpi_day k full join kpi_day_counted c using (owner_id, rep_key, day)
            where (coalesce(k.orders, 0), coalesce(k.sales, 0), coalesce(k.practices, 0))
               <> (coalesce(c.orders, 0), coalesce(c.sales, 0), coalesce(c.practices, 0))
            union all
            select 'kpi_day, unmatched of all days', kept::text, counted::text
            from (select coalesce(sum(unmatched), 0) from kpi_day) k (kept),
                 (select count(*) from practice where owner_id is null) c (counted)
            where kept <> counted
            union all
            select format('kpi_activation (%s, %s, %s)', owner_id, rep_key, hour),
                   k.activations::text, c.activations::text
            from kpi_activation k full join kpi_activation_counted c using (owner_id, rep_key, hour)
            where coalesce(k.activations, 0) <> coalesce(c.activations, 0)
            union all
            select format('kpi_practice (%s)', practice),
                   concat_ws('/', k.owner_id, k.missing, k.orders, k.first_at, k.last_at),
                   concat_ws('/', c.owner_id, c.missing, c.orders, c.first_at, c.last_at)
            from kpi_practice k full join kpi_practice_counted c using (practice)
            where (k.owner_id, k.missing, k.orders, k.first_at, k.last_at)
               is distinct from (c.owner_id, c.missing, c.orders, c.first_at, c.last_at)
            order by slice limit :most""";

    /**
     * A slice that is not what it should be.
     *
     * @param slice its table and key, for people
     * @param kept what it holds
     * @param counted what it should hold
     */
    public record Difference(String slice, String kept, String counted) {}

    private final JdbcClient jdbc;

    RollupVerifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first thousand slices that differ, in one consistent reading; empty: all is well. It reads whole tables. */
    public List<Difference> differences() {
        return jdbc.sql(DIFFERENCES)
                .param("most", MAX_REPORTED)
                .query(Difference.class)
                .list();
    }
}
