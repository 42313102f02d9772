package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.kpi.CreditedMonth.CreditedRep;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.platform.SqlCondition;
import io.curasync.reptarget.TargetProgress;
import io.curasync.reptarget.TargetProgressQuery;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the credited orders by month. All screens of this instance with the same scope and month share a live value. */
@Component
public class CreditQuery {

    private static final String SELECT = """
            with credit as (
                select owner_id, sum(orders) as orders, sum(sales) as sales from kpi_credit
                where day >= :from and day < :to and %s
                group by owner_id having sum(orders) <> 0
            ), rep as (
                select owner_id, coalesce(orders, 0) as orders, coalesce(sales, 0) as sales
                from credit full join unnest(:withTarget::bigint[]) as t (owner_id) using (owner_id)
            )
            select r.*, case when r.owner_id = 0 then 'Unassigned' else coalesce(u.name, 'Unknown user') end as name
            from rep r left join user_directory u on u.id = r.owner_id
            order by r.owner_id = 0, r.orders desc, r.sales desc, name, r.owner_id""";

    private record Key(Scope scope, YearMonth month) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final TargetProgressQuery targetProgressQuery;
    private final KeyedLiveValues<Key, CreditedMonth> months;

    CreditQuery(
            JdbcClient jdbc,
            TransactionOperations transaction,
            TargetProgressQuery targetProgressQuery,
            LiveValues liveValues) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.targetProgressQuery = targetProgressQuery;
        months = liveValues.createFamily(Topic.LEDGER, key -> read(key.scope(), key.month()));
    }

    /** Returns the live value of the month's credited orders in the scope. */
    public LiveValue<CreditedMonth> live(Scope scope, YearMonth month) {
        return months.of(new Key(scope, month));
    }

    /** Returns the month's credited orders in the scope. The orders and the targets come from one database snapshot. */
    CreditedMonth read(Scope scope, YearMonth month) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("set transaction isolation level repeatable read, read only")
                    .update();
            return new CreditedMonth(month, reps(scope, month));
        }));
    }

    private List<CreditedRep> reps(Scope scope, YearMonth month) {
        Map<Long, List<TargetProgress>> targets =
                targetProgressQuery.read(scope, month).stream().collect(Collectors.groupingBy(TargetProgress::userId));
        SqlCondition inScope = scope.restrict("owner_id");
        return jdbc.sql(SELECT.formatted(inScope.sql()))
                .params(inScope.parameters())
                .param("from", month.atDay(1))
                .param("to", month.plusMonths(1).atDay(1))
                .param("withTarget", targets.keySet().toArray(Long[]::new))
                .query((row, n) -> new CreditedRep(
                        row.getLong("owner_id"),
                        row.getString("name"),
                        row.getLong("orders"),
                        row.getBigDecimal("sales"),
                        targets.getOrDefault(row.getLong("owner_id"), List.of())))
                .list();
    }
}
