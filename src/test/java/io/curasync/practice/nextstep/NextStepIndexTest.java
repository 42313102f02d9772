package io.curasync.practice.nextstep;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.testing.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of due steps reads only as many steps as it shows, however many are overdue. */
class NextStepIndexTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @BeforeEach
    void createOverdueSteps() {
        for (String sql : new String[] {
            "insert into app_user (email, name, role) select n, n, 'REP' from generate_series(1, 4) n",
            "insert into practice (practice_id, owner_id) select n, 1 + n % 4 from generate_series(1, 20000) n",
            "insert into next_step (practice, owner_id, text, due_on, set_by, set_at)"
                    + " select id, owner_id, 'Call', current_date - (id % 500)::int, 1, now() from practice",
            "analyze"
        }) {
            jdbc.sql(sql).update();
        }
    }

    @Test
    void readsARepsDueStepsByIndex() {
        assertThat(plan(new Scope.Own(2))).contains("next_step_owner_due").doesNotContain("Seq Scan");
    }

    @Test
    void readsAllDueStepsByIndex() {
        assertThat(plan(new Scope.All())).contains("next_step_due").doesNotContain("Seq Scan");
    }

    private String plan(Scope scope) {
        SqlCondition inScope = scope.restrict("s.owner_id");
        String sql = NextStepQuery.SELECT_DUE.formatted(
                inScope.sql(), scope.restrict("p.owner_id").sql());
        return String.join(
                "\n",
                jdbc.sql("explain " + sql)
                        .params(inScope.parameters())
                        .param("day", LocalDate.now())
                        .param("limit", 50)
                        .query(String.class)
                        .list());
    }
}
