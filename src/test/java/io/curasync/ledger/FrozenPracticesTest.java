package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** V13: practices that a page with a date in the future had frozen get the time of the run that saw them last. */
class FrozenPracticesTest {

    private final TestDatabase database = TestDatabase.createEmpty();

    @Test
    void theMigrationRepairsThem() {
        migrate("12");
        database.jdbc().sql("""
                insert into sync_run (id, kind, trigger, status, instance, started_at) overriding system value
                values (7, 'FULL', 'CRON', 'SUCCEEDED', 'one', '2026-11-01T10:00:00Z')""").update();
        insert("frozen", "2035-10-05", "2035-10-05");
        insert("partly", "2026-11-01T10:00:05Z", "2035-10-05");
        insert("healthy", "2026-11-01T10:00:05Z", "2026-10-01");
        insert("untold", "-infinity", "-infinity");

        migrate("13");

        assertThat(database.jdbc().sql("""
                select p.user_id || ' ' || s.seen_at || ' ' || s.as_of || ' ' || p.state_at || ' ' || p.total_as_of
                from practice p join practice_sighting s on s.practice = p.id order by 1""").query(String.class).list())
                .containsExactly(
                        "frozen 2026-11-01 10:00:00+00 2026-11-01 10:00:00+00 2026-11-01 10:00:00+00 2026-11-01 10:00:00+00",
                        "healthy 2026-11-01 10:00:05+00 2026-11-01 10:00:05+00 2026-10-01 00:00:00+00 2026-10-01 00:00:00+00",
                        "partly 2026-11-01 10:00:00+00 2026-11-01 10:00:00+00 2026-11-01 10:00:00+00 2026-11-01 10:00:00+00",
                        "untold -infinity -infinity -infinity -infinity");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(target)
                .load()
                .migrate();
    }

    private void insert(String user, String seen, String written) {
        database.jdbc()
                .sql(
                        "insert into practice (user_id, state, state_at, total_as_of) values (?, 'TX', ?::timestamptz, ?::timestamptz)")
                .params(user, written, written)
                .update();
        database.jdbc().sql("""
                update practice_sighting set seen_at = :seen::timestamptz, as_of = :seen::timestamptz, run_id = 7
                where practice = (select id from practice where user_id = :user)""").param("seen", seen).param("user", user).update();
    }
}
