package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.kpi.CreditedMonth.CreditedRep;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.platform.SqlCondition;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the credited orders by month. All screens of this instance with the same scope and month share a live value. */
@Component
public class CreditQuery {

    private static final String SELECT = """
            select c.owner_id, case when c.owner_id = 0 then 'Unassigned' else coalesce(u.name, 'Unknown user') end as rep,
                   sum(c.orders) as orders, sum(c.sales) as sales
            from kpi_credit c left join user_directory u on u.id = c.owner_id
            where c.day >= :from and c.day < :to and %s
            group by c.owner_id, u.name having sum(c.orders) <> 0
            order by c.owner_id = 0, orders desc, sales desc, rep, c.owner_id""";

    private record Key(Scope scope, YearMonth month) {}

    private final JdbcClient jdbc;
    private final KeyedLiveValues<Key, CreditedMonth> months;

    CreditQuery(JdbcClient jdbc, LiveValues liveValues) {
        this.jdbc = jdbc;
        months = liveValues.createFamily(Topic.LEDGER, key -> read(key.scope(), key.month()));
    }

    /** Returns the live value of the month's credited orders in the scope. */
    public LiveValue<CreditedMonth> live(Scope scope, YearMonth month) {
        return months.of(new Key(scope, month));
    }

    /** Returns the month's credited orders in the scope. */
    CreditedMonth read(Scope scope, YearMonth month) {
        SqlCondition inScope = scope.restrict("c.owner_id");
        return new CreditedMonth(
                month,
                jdbc.sql(SELECT.formatted(inScope.sql()))
                        .params(inScope.parameters())
                        .param("from", month.atDay(1))
                        .param("to", month.plusMonths(1).atDay(1))
                        .query((row, n) -> new CreditedRep(
                                row.getLong("owner_id"),
                                row.getString("rep"),
                                row.getLong("orders"),
                                row.getBigDecimal("sales")))
                        .list());
    }
}
