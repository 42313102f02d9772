package io.curasync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void createsSeparateMigratedDatabases() {
        TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create();
        one.jdbc()
                .sql("insert into app_user (email, name, role) values ('a@example.com', 'A', 'REP')")
                .update();

        assertThat(users(one)).isEqualTo(1);
        assertThat(users(other)).isZero();
    }

    @Test
    void clearsAppendOnlyTables() {
        TestDatabase database = TestDatabase.create();
        database.jdbc()
                .sql("insert into audit_entry (actor, action) values ('a', 'b')")
                .update();

        database.clear();

        assertThat(database.jdbc()
                        .sql("select count(*) from audit_entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The first attempt loses the deadlock: the other transaction, which locks in another order, would wait for a minute. */
    @Test
    void clearsAgainAfterADeadlock() throws Exception {
        TestDatabase database = TestDatabase.create();
        database.jdbc()
                .sql("insert into app_user (email, name, role) values ('a@example.com', 'A', 'REP')")
                .update();
        List<String> tables = database.jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename <> 'flyway_schema_history' order by 1")
                .query(String.class)
                .list();
        try (Connection other = database.dataSource().getConnection();
                Statement sql = other.createStatement();
                ExecutorService clearing = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            sql.execute("set local deadlock_timeout = '1min'");
            sql.execute("lock table " + tables.getLast() + " in row exclusive mode");
            Future<?> cleared = clearing.submit(database::clear);
            await().until(() -> waiting(database) == 1);
            sql.execute("lock table " + tables.getFirst() + " in row exclusive mode");
            other.commit();
            cleared.get();
        }

        assertThat(users(database)).isZero();
    }

    private static long waiting(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from pg_locks where not granted and database ="
                        + " (select oid from pg_database where datname = current_database())")
                .query(Long.class)
                .single();
    }

    private static long users(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from app_user")
                .query(Long.class)
                .single();
    }
}
