package io.curasync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CuraSyncTest
class ApplicationTest {

    @Autowired
    TestDatabase database;

    @Autowired
    JdbcClient jdbc;

    @Test
    void startsOnItsOwnDatabase() {
        jdbc.sql("insert into app_user (email, name, role) values ('a@example.com', 'A', 'REP')")
                .update();

        assertThat(database.jdbc()
                        .sql("select email from app_user")
                        .query(String.class)
                        .list())
                .containsExactly("a@example.com");
    }
}
