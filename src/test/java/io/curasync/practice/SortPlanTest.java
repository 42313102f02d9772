package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.platform.SqlCondition;
import io.curasync.testing.TestDatabase;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first page of a list reads only as many practices as it shows, however many there are. */
class SortPlanTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();

    @BeforeEach
    void createPractices() {
        for (String sql : new String[] {
            "insert into app_user (email, name, role) select n, n, 'REP' from generate_series(1, 200) n",
            """
            insert into practice (practice_id, name, state, specialty, sales_rep, owner_id, total_orders, last_order_at,
                activated_at, missing_since, changed_at)
            select n, 'Practice ' || n, 'TX', 'Podiatry', 'Rep ' || n % 100, case when n % 250 between 1 and 200 then n % 250 end, n % 50,
                case when n % 4 > 0 then now() - make_interval(hours => n % 5000) end,
                case when n % 3 > 0 then now() end, case when n % 100 = 0 then now() end, now() - make_interval(mins => n)
            from generate_series(1, 20000) n""",
            """
            insert into kpi_practice (practice, owner_id, missing, changed, orders, first_at, last_at)
            select id, coalesce(owner_id, 0), missing_since is not null, changed_at, case when id % 20 = 1 then 3 else 1 end,
                last_order_at - interval '9 days', last_order_at
            from practice""",
            "vacuum analyze"
        }) {
            jdbc.sql(sql).update();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, practice_label",
        "STATE, practice_state",
        "SPECIALTY, practice_specialty",
        "REP, practice_owner",
        "REP, practice_unmatched",
        "STATUS, practice_missing",
        "STATUS, practice_enrolled",
        "OVERDUE, _dormant",
        "CHANGED, practice_observation_changed"
    })
    void readsTheOrderFromAnIndex(PracticeColumn by, String index) {
        for (PracticeSort practiceSort : new PracticeSort[] {new PracticeSort(by, true), new PracticeSort(by, false)}) {
            assertThat(plans(practiceSort))
                    .contains(index)
                    .doesNotContain("Seq Scan on practice")
                    .doesNotContain("Seq Scan on kpi_practice");
        }
    }

    private String plans(PracticeSort practiceSort) {
        return SortPart.of(practiceSort, PracticeFilter.ALL, SqlCondition.ALL).stream()
                .flatMap(part -> jdbc
                        .sql("explain " + part.page())
                        .param("limit", 50)
                        .param("offset", 0)
                        .query(String.class)
                        .list()
                        .stream())
                .collect(Collectors.joining("\n"));
    }
}
