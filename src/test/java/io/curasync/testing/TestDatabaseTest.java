package io.curasync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void databasesAreMigratedAndApart() {
        TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create();
        one.jdbc()
                .sql("insert into app_user (email, name, role) values ('a@example.com', 'A', 'REP')")
                .update();

        assertThat(users(one)).isEqualTo(1);
        assertThat(users(other)).isZero();
    }

    @Test
    void clearsEvenTheAppendOnly() {
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

    private static long users(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from app_user")
                .query(Long.class)
                .single();
    }
}
