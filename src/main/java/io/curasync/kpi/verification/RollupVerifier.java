package io.curasync.kpi.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recounts the rollups from practices and orders, and reports differences. */
@Component
public class RollupVerifier {

    static final int MAX_REPORTED = 1_000;

    // Only the present number of unmatched practices can be recounted, not the number on an earlier day. The
    // present number is compared with the sum of all daily changes.
    private static final String SELECT_DIFFERENCES = """
            select format('kpi_portfolio (%s, %s, %s, %s)', dimension, owner_id, rep_key, value) as rollup_row,
                   format('%s/%s/%s', k.practices, k.active, k.orders) as stored,
                   format('%s/%s/%s', c.practices, c.active, c.orders) as recounted
            from kpi_portfolio k full join kpi_portfolio_expected c using (dimension, owner_id, rep_key, value)
            where (coalesce(k.practices, 0), coalesce(k.active, 0), coalesce(k.orders, 0))
               <> (coalesce(c.practices, 0), coalesce(c.active, 0), coalesce(c.orders, 0))
            union all
            select format('kpi_day (%s, %s, %s)', owner_id, rep_key, day),
                   format('%s/%s/%s', k.orders, k.sales, k.practices), format('%s/%s/%s', c.orders, c.sales, c.practices)
            from kpi_day k full join kpi_day_expected c using (owner_id, rep_key, day)
            where (coalesce(k.orders, 0), coalesce(k.sales, 0), coalesce(k.practices, 0))
               <> (coalesce(c.orders, 0), coalesce(c.sales, 0), coalesce(c.practices, 0))
            union all
            select 'kpi_day, unmatched of all days', stored::text, recounted::text
            from (select coalesce(sum(unmatched), 0) from kpi_day) k (stored),
                 (select count(*) from kpi_owned_practice where owner_id = 0) c (recounted)
            where stored <> recounted
            union all
            select format('kpi_activation (%s, %s, %s)', owner_id, rep_key, hour),
                   k.activations::text, c.activations::text
            from kpi_activation k full join kpi_activation_expected c using (owner_id, rep_key, hour)
            where coalesce(k.activations, 0) <> coalesce(c.activations, 0)
            union all
            select format('kpi_credit (%s, %s)', owner_id, day),
                   format('%s/%s', k.orders, k.sales), format('%s/%s', c.orders, c.sales)
            from kpi_credit k full join kpi_credit_expected c using (owner_id, day)
            where (coalesce(k.orders, 0), coalesce(k.sales, 0)) <> (coalesce(c.orders, 0), coalesce(c.sales, 0))
            union all
            select format('kpi_practice (%s)', practice),
                   concat_ws('/', k.owner_id, k.missing, k.orders, k.first_at, k.last_at),
                   concat_ws('/', c.owner_id, c.missing, c.orders, c.first_at, c.last_at)
            from kpi_practice k full join kpi_practice_expected c using (practice)
            where (k.owner_id, k.missing, k.orders, k.first_at, k.last_at)
               is distinct from (c.owner_id, c.missing, c.orders, c.first_at, c.last_at)
            order by rollup_row limit :max""";

    /**
     * A rollup row that differs from the recount.
     *
     * @param rollupRow table and key, for display
     * @param stored stored figures, for display; null if a row of {@code kpi_activation} is missing
     * @param recounted recounted figures, for display; null if a row of {@code kpi_activation} should not exist
     */
    public record Difference(
            String rollupRow,
            @Nullable String stored,
            @Nullable String recounted) {}

    private final JdbcClient jdbc;

    RollupVerifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Compares the rollups with a recount of all practices and orders, in one snapshot. Returns at most {@value #MAX_REPORTED}
     * differences; empty if the rollups are correct.
     */
    public List<Difference> differences() {
        return jdbc.sql(SELECT_DIFFERENCES)
                .param("max", MAX_REPORTED)
                .query(Difference.class)
                .list();
    }
}
