package io.curasync.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Practices of two reps, and the queries of the practice list. */
abstract class PracticeQueryHarness {

    static final Scope EVERYTHING = new Scope.All();
    static final long DANA = 1;
    static final long AVA = 2;
    static final Scope DANAS = new Scope.Own(DANA);

    final JdbcClient jdbc = TestDatabase.create().jdbc();
    final PracticeSearch search = new PracticeSearch(jdbc);
    final PracticeQuery practiceQuery = new PracticeQuery(jdbc, search);
    final PracticeListQuery pages = new PracticeListQuery(jdbc, search, practiceQuery);

    @BeforeEach
    void createPractices() {
        jdbc.sql(
                        "insert into app_user (id, email, name, role) values"
                                + " (1, 'd@example.com', 'Dana Lindqvist', 'REP'), (2, 'a@example.com', 'Ava Lindqvist', 'REP')")
                .update();
        insert(1, "Lakeside Wound Center", "TX", "Wound Care", "D. Reyes", DANA, "1234567893");
        insert(2, "Sierra Podiatry 100 %", "CA", "Podiatry", "Marcus Bell", AVA, null);
        insert(3, null, "NY", "Wound Care", "", null, null);
        insert(4, "Txema & Sons", "", null, "Priya Nair", DANA, null);
        jdbc.sql("update practice set activated_at = now() - interval '9 days' where id <= 2")
                .update();
        jdbc.sql("update practice set missing_since = now() where id = 4").update();
        jdbc.sql("alter table practice alter column id restart with 1000").update();
    }

    void insert(
            int id,
            @Nullable String name,
            @Nullable String state,
            @Nullable String specialty,
            String salesRep,
            @Nullable Long owner,
            @Nullable String npi) {
        jdbc.sql("""
                        insert into practice (id, practice_id, user_id, cura_intake_id, name, state, specialty,
                            sales_rep, owner_id, npi, total_orders, changed_at)
                        values (:id, 'prac_0' || :id, 'user_0' || :id, 'sub_7' || :id, :name, :state, :specialty,
                            :salesRep, :owner, :npi, 10 - :id, now() - make_interval(mins => :id))
                        """)
                .param("id", id)
                .param("name", name)
                .param("state", state)
                .param("specialty", specialty)
                .param("salesRep", salesRep)
                .param("owner", owner)
                .param("npi", npi)
                .update();
    }

    List<Long> ids(Scope scope, PracticeFilter filter) {
        MatchCount matchCount = pages.count(scope, filter);
        List<Long> ids =
                pages.page(scope, filter, new PracticeSort(PracticeColumn.ORDERS, true), matchCount, 0, 50).stream()
                        .map(PracticeRow::id)
                        .toList();
        assertThat(matchCount.count()).isEqualTo(ids.size());
        return ids;
    }

    static PracticeFilter searching(String search) {
        return new PracticeFilter(search, List.of(), null, null, null, null);
    }
}
