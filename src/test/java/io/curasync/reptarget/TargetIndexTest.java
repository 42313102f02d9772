package io.curasync.reptarget;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The progress on a rep's dashboard reads the days of this rep only. */
class TargetIndexTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @BeforeEach
    void createCredit() {
        for (String sql : new String[] {
            "insert into app_user (email, name, role) select n, n, 'REP' from generate_series(1, 300) n",
            "insert into kpi_credit (owner_id, day, orders, sales) select u.id, d::date, 1, 1"
                    + " from app_user u, generate_series(now() - interval '400 days', now(), interval '1 day') d order by 2, 1",
            "insert into rep_target (user_id, month, measure, target) select u.id, m::date, 'ORDERS', 60"
                    + " from app_user u, generate_series(date_trunc('month', now() - interval '400 days'), now(), interval '1 month') m",
            "analyze"
        }) {
            jdbc.sql(sql).update();
        }
    }

    @Test
    void readsOnlyTheDaysOfTheRep() {
        String plan = plan(new Scope.Own(7));
        assertThat(plan)
                .doesNotContain("Seq Scan on kpi_credit", "Seq Scan on rep_target")
                .containsPattern("Index Cond: \\(\\(day = ANY .*AND \\(owner_id = ");
    }

    @Test
    void readsOnlyTheMonthOfAllReps() {
        String plan = plan(new Scope.All());
        assertThat(plan).doesNotContain("Seq Scan on kpi_credit");
    }

    private String plan(Scope scope) {
        SqlCondition own = scope.restrict("t.user_id");
        String sql =
                TargetProgressQuery.SELECT.formatted(scope.restrict("owner_id").sql(), own.sql());
        return String.join(
                "\n",
                jdbc.sql("explain (analyze, buffers) " + sql)
                        .params(own.parameters())
                        .param("month", null)
                        .query(String.class)
                        .list());
    }
}
