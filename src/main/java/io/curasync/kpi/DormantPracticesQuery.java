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

/**
 * Reads the dormant practices and their number. Uses index range scans, so that the duration does not depend on the number of
 * practices. Runs within the caller's transaction.
 */
@Component
class DormantPracticesQuery {

    // A practice becomes dormant at midnight UTC, not in the business time zone. The reason is that "dormant_from" is
    // a generated column, whose expression cannot read a setting.
    private static final String SELECT_LATEST = """
            with dormant as not materialized (
                select k.* from kpi_practice k where dormant_from <= (now() at time zone 'UTC')::date and %s
            )
            select k.practice, coalesce(p.name, p.practice_id, p.user_id) as label, u.name as rep, k.last_at,
                   round(extract(epoch from k.last_at - k.first_at) / (k.orders - 1))::bigint as usual_interval,
                   (select count(*) from (select from dormant limit :max_count) q) as dormant_count
            from (select * from dormant order by dormant_from desc, practice desc limit :limit) k
                join practice_directory p on p.id = k.practice
                left join user_directory u on u.id = p.owner_id
            order by k.dormant_from desc, k.practice desc""";

    private final JdbcClient jdbc;

    DormantPracticesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DormantPractices of(Scope scope, int limit) {
        List<DormantPractice> practices = new ArrayList<>();
        var count = new AtomicInteger();
        SqlCondition inScope = scope.restrict("owner_id");
        jdbc.sql(SELECT_LATEST.formatted(inScope.sql()))
                .params(inScope.parameters())
                .param("limit", limit)
                .param("max_count", DormantPractices.MAX_COUNT)
                .query(row -> {
                    practices.add(new DormantPractice(
                            row.getLong("practice"),
                            row.getString("label"),
                            row.getString("rep"),
                            SqlTimes.instant(row, "last_at"),
                            Duration.ofSeconds(row.getLong("usual_interval"))));
                    count.set(row.getInt("dormant_count"));
                });
        return new DormantPractices(List.copyOf(practices), count.get());
    }
}
