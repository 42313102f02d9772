package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a portfolio's current figures from the rollups, so that the duration does not depend on the number of practices or orders. */
@Component
public class KpiQuery {

    // The 30 days end now, to the second: whole hours come from the rollups, the partial first hour from the practices.
    private static final String OVERVIEW = """
            with bound as (select now() - interval '30 days' as since)
            select coalesce(sum(practices), 0) as practices, coalesce(sum(active), 0) as active,
                   coalesce(sum(orders), 0) as orders,
                   (select coalesce(sum(practices), 0) from kpi_portfolio
                    where dimension = 'total' and owner_id = 0 and %1$s) as unmatched,
                   (select coalesce(sum(activations), 0) from kpi_activation, bound
                    where owner_id = :holder and rep_key = '' and hour > since)
                   + (select count(*) from practice_directory, bound
                      where activated_at >= since
                        and activated_at < date_trunc('hour', since, (select zone from kpi_time_zone)) + interval '1 hour'
                        and %1$s) as recent,
                   now() as as_of,
                   (select max(finished_at) from sync_history where status in ('SUCCEEDED', 'PARTIAL')) as last_synced_at
            from kpi_portfolio where dimension = 'total' and owner_id = :holder and rep_key = ''""";

    private static final String PARTS = """
            select dimension, value, practices, active, orders from kpi_portfolio
            where dimension in ('state', 'specialty') and owner_id = :holder and rep_key = '' and practices > 0
            order by practices desc, orders desc, value""";

    private final JdbcClient jdbc;

    KpiQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public KpiOverview overview(Scope scope) {
        SqlCondition inScope = scope.restrict("owner_id");
        return within(scope, OVERVIEW.formatted(inScope.sql()))
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

    /** Returns figures by state, most practices first. */
    public List<StateFigures> states(Scope scope) {
        return parts(scope).states();
    }

    /** Figures by state and by specialty, each with most practices first. */
    record Parts(List<StateFigures> states, List<SpecialtyFigures> specialties) {}

    Parts parts(Scope scope) {
        var parts = new Parts(new ArrayList<>(), new ArrayList<>());
        within(scope, PARTS).query((ResultSet row) -> {
            String value = row.getString("value");
            long practices = row.getLong("practices");
            long active = row.getLong("active");
            long orders = row.getLong("orders");
            if (row.getString("dimension").equals("state")) {
                parts.states().add(new StateFigures(value, practices, active, orders));
            } else {
                parts.specialties().add(new SpecialtyFigures(value, practices, active, orders));
            }
        });
        return new Parts(List.copyOf(parts.states()), List.copyOf(parts.specialties()));
    }

    private JdbcClient.StatementSpec within(Scope scope, String sql) {
        return jdbc.sql(sql).param("holder", PortfolioKey.of(scope).ownerId());
    }
}
