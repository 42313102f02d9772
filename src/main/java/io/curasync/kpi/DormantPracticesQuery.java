package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.kpi.DormantPractices.DormantPractice;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds dormant practices with one index range scan, whatever their number. Runs within the caller's transaction. */
@Component
class DormantPracticesQuery {

    // A practice becomes dormant at midnight UTC, whatever the business time zone: dormant_from is a generated column,
    // and its expression cannot read a setting.
    private static final String NEXT = """
            with dormant as not materialized (
                select k.* from kpi_practice k where dormant_from <= (now() at time zone 'UTC')::date and %s
            )
            select k.practice, coalesce(p.name, p.practice_id, p.user_id) as label, u.name as rep, k.last_at,
                   round(extract(epoch from k.last_at - k.first_at) / (k.orders - 1))::bigint as usual_interval,
                   (select count(*) from (select from dormant limit :most) q) as dormant
            from (select * from dormant order by dormant_from desc, practice desc limit :limit) k
                join practice_directory p on p.id = k.practice
                left join user_directory u on u.id = p.owner_id
            order by k.dormant_from desc, k.practice desc""";

    private final JdbcClient jdbc;

    DormantPracticesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DormantPractices of(Scope scope, int limit) {
        List<DormantPractice> next = new ArrayList<>();
        var count = new AtomicInteger();
        SqlCondition inScope = scope.restrict("owner_id");
        jdbc.sql(NEXT.formatted(inScope.sql()))
                .params(inScope.parameters())
                .param("limit", limit)
                .param("most", DormantPractices.MAX_COUNT)
                .query(row -> {
                    next.add(new DormantPractice(
                            row.getLong("practice"),
                            row.getString("label"),
                            row.getString("rep"),
                            SqlTimes.instant(row, "last_at"),
                            Duration.ofSeconds(row.getLong("usual_interval"))));
                    count.set(row.getInt("dormant"));
                });
        return new DormantPractices(List.copyOf(next), count.get());
    }
}
