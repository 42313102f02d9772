package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the current key figures of a scope from the rollups. The duration of a query hardly depends on the number of practices
 * and orders.
 */
@Component
public class KpiQuery {

    // The 30 days end now, not at midnight. Therefore, the activations of the first, partial hour are counted from the
    // practices. The activations of the later hours are read from the rollup.
    private static final String SELECT_OVERVIEW = """
            with period as (select now() - interval '30 days' as since)
            select coalesce(sum(practices), 0) as practices, coalesce(sum(active), 0) as active,
                   coalesce(sum(orders), 0) as orders,
                   (select coalesce(sum(practices), 0) from kpi_portfolio
                    where dimension = 'total' and owner_id = 0 and %1$s) as unmatched,
                   (select coalesce(sum(activations), 0) from kpi_activation, period
                    where owner_id = :owner and rep_key = '' and hour > since)
                   + (select count(*) from practice_directory, period
                      where activated_at >= since
                        and activated_at < date_trunc('hour', since, (select zone from kpi_time_zone)) + interval '1 hour'
                        and %1$s) as recent,
                   now() as as_of,
                   (select max(finished_at) from sync_history where status in ('SUCCEEDED', 'PARTIAL')) as last_synced_at
            from kpi_portfolio where dimension = 'total' and owner_id = :owner and rep_key = ''""";

    private static final String SELECT_BREAKDOWN = """
            select dimension, value, practices, active, orders from kpi_portfolio
            where dimension in ('state', 'specialty') and owner_id = :owner and rep_key = '' and practices > 0
            order by practices desc, orders desc, value""";

    private final JdbcClient jdbc;

    KpiQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the key figures of the scope. */
    public KpiOverview overview(Scope scope) {
        SqlCondition inScope = scope.restrict("owner_id");
        return query(scope, SELECT_OVERVIEW.formatted(inScope.sql()))
                .params(inScope.parameters())
                .query((row, n) -> new KpiOverview(
                        row.getLong("practices"),
                        row.getLong("active"),
                        row.getLong("orders"),
                        row.getLong("recent"),
                        row.getLong("unmatched"),
                        SqlTimes.instant(row, "as_of"),
                        SqlTimes.instantOrNull(row, "last_synced_at")))
                .single();
    }

    /** Returns the figures by state, sorted by number of practices, largest first. Omits states without practices. */
    public List<StateFigures> states(Scope scope) {
        return breakdown(scope).states();
    }

    /**
     * Figures by state and by specialty, both sorted by number of practices, largest first. States and specialties without practices are
     * omitted.
     */
    record Breakdown(List<StateFigures> states, List<SpecialtyFigures> specialties) {}

    Breakdown breakdown(Scope scope) {
        var breakdown = new Breakdown(new ArrayList<>(), new ArrayList<>());
        query(scope, SELECT_BREAKDOWN).query((ResultSet row) -> {
            String value = row.getString("value");
            long practices = row.getLong("practices");
            long active = row.getLong("active");
            long orders = row.getLong("orders");
            if (row.getString("dimension").equals("state")) {
                breakdown.states().add(new StateFigures(value, practices, active, orders));
            } else {
                breakdown.specialties().add(new SpecialtyFigures(value, practices, active, orders));
            }
        });
        return new Breakdown(List.copyOf(breakdown.states()), List.copyOf(breakdown.specialties()));
    }

    private JdbcClient.StatementSpec query(Scope scope, String sql) {
        return jdbc.sql(sql).param("owner", PortfolioKey.of(scope).ownerId());
    }
}
