package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The effect of {@code V14__normalized_text.sql} on a database written before it. */
class NormalizedTextMigrationTest {

    private static final String COMPOSED = "José Núñez";
    private static final String DECOMPOSED = "Jose\u0301 Nu\u0301n\u0303ez";

    private final TestDatabase database = TestDatabase.createEmpty();
    private final JdbcClient jdbc = database.jdbc();

    @BeforeEach
    void before() {
        migrate("12");
        jdbc.sql("""
                insert into app_user (id, email, name, role) values (1, 'jose@example.com', 'José', 'REP'),
                    (2, 'other@example.com', 'Other', 'REP'), (3, 'siobhan@example.com', 'Siobhan', 'REP')""").update();
        alias(1, COMPOSED, "josé núñez");
        alias(2, DECOMPOSED, DECOMPOSED.toLowerCase());
        alias(3, "O\u2019Brien", "o\u2019brien");
        alias(3, "O'Brien", "o'brien");
        practice(1, "TX", COMPOSED, "josé núñez", 1L);
        practice(2, "texas", DECOMPOSED, DECOMPOSED.toLowerCase(), 2L);
        practice(3, "Guam ", "JOSÉ\u00A0NÚ\u00ADÑEZ", "josé nú\u00ADñez", null);
        practice(4, "Ontario", "Dana Reyes", "dana reyes", null);
        practice(5, "new  york", "O\u2019Brien", "o\u2019brien", 3L);
        practice(6, null, "", "", null);
        jdbc.sql("""
                insert into practice_ownership (practice, owner_id, since)
                select id, owner_id, '-infinity' from practice where owner_id is not null""").update();
        jdbc.sql("update practice_sighting set digest = 7").update();
        jdbc.sql("select kpi_fill()").query().singleRow();
        jdbc.sql("update kpi_day set day = day - 3, unmatched = 0 where owner_id = -1")
                .update();
        jdbc.sql("update kpi_day set unmatched = 3 where owner_id = -1").update();
        jdbc.sql("update practice set created_at = created_at - interval '3 days'")
                .update();
        jdbc.sql("""
                insert into webhook_event (id, event, dedupe_key, status, waits_for, received_at)
                values (1, 'order.placed', 'order:1', 'FAILED', null, now()),
                    (2, 'order.placed', 'order:2', 'WAITING', ' user_9', now())""").update();
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(version)
                .load()
                .migrate();
    }

    private void alias(long user, String alias, String key) {
        jdbc.sql("insert into rep_alias (alias_key, alias, user_id) values (?, ?, ?)")
                .params(key, alias, user)
                .update();
    }

    private void practice(int id, String state, String salesRep, String key, Long owner) {
        jdbc.sql("""
                        insert into practice (id, practice_id, user_id, name, state, sales_rep, sales_rep_key, owner_id,
                            total_orders)
                        values (:id, 'prac_' || :id, ' user_' || :id, 'Café ' || :id, :state, :rep, :key, :owner, :id)""")
                .param("id", id)
                .param("state", state)
                .param("rep", salesRep)
                .param("key", key)
                .param("owner", owner, java.sql.Types.BIGINT)
                .update();
    }

    @Test
    void bringsWhatIsStoredToTheRulesOfToday() {
        migrate("14");

        assertThat(texts("select id || ' ' || coalesce(state, '-') || ' ' || user_id from practice order by id"))
                .containsExactly(
                        "1 TX user_1", "2 TX user_2", "3 GU user_3", "4 Ontario user_4", "5 NY user_5", "6 - user_6");
        assertThat(texts("select sales_rep_key || ' ' || coalesce(owner_id, 0) from practice order by id"))
                .as("the older user's alias stays, and its practices are assigned")
                .containsExactly("josé núñez 1", "josé núñez 1", "josé núñez 1", "dana reyes 0", "o'brien 3", " 0");
        assertThat(texts("select alias_key || ' ' || user_id from rep_alias order by 1"))
                .containsExactly("josé núñez 1", "o'brien 3");
        assertThat(texts("select subject from audit_entry where action = 'alias.removed' and actor = 'system'"))
                .containsExactly("other@example.com");
        assertThat(texts("select practice || ' ' || owner_id from practice_ownership where until is null order by 1"))
                .containsExactly("1 1", "2 1", "3 1", "5 3");
        assertThat(texts("select practice || ' ' || fact from timeline_entry order by 1"))
                .containsExactly("2 practice.assigned", "3 practice.assigned");
        assertThat(texts("select practice::text from practice_sighting where digest = 7 order by 1"))
                .as("changed practices lose their digest")
                .isEmpty();
        assertThat(texts("select waits_for from webhook_event where id = 2")).containsExactly("user_9");
    }

    @Test
    void figuresStayRight() {
        migrate("14");

        assertThat(new RollupVerifier(jdbc).differences()).isEmpty();
        String states = """
                select value || ' ' || practices || ' ' || orders from kpi_book
                where dimension = 'state' and owner_id = -1 order by 1""";
        assertThat(texts(states)).containsExactly(" 1 6", "GU 1 3", "NY 1 5", "Other 1 4", "TX 2 3");
        assertThat(texts("""
                select (now() at time zone 'UTC')::date - day || ' ' || unmatched from kpi_day
                where owner_id = -1 and unmatched <> 0 order by 1"""))
                .as("earlier days are unchanged, and today one practice got a rep")
                .containsExactly("0 -1", "3 3");
        assertThat(texts("select id::text from practice where search like '%cafe 4%'"))
                .containsExactly("4");
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
