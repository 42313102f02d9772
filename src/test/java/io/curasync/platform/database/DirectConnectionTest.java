package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class DirectConnectionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    final TestDatabase database = TestDatabase.createEmpty();

    /** A standby is read-only, so a database that is read-only stands for one. */
    @Test
    void skipsStandbysIfTheUrlHasSeveralHosts() throws SQLException {
        String alone = database.url();
        String several = alone.replaceFirst("//", "//127.0.0.1:1,");
        open(several).close();

        database.jdbc()
                .sql("alter database %s set default_transaction_read_only = on".formatted(name()))
                .update();

        assertThatThrownBy(() -> open(several)).isInstanceOf(SQLException.class).hasMessageContaining("primary");
        open(several + "&targetServerType=any").close();
        try (Connection connection = open(alone)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private String name() {
        return database.jdbc()
                .sql("select current_database()")
                .query(String.class)
                .single();
    }

    private Connection open(String url) throws SQLException {
        return DirectConnection.open(details(), url, "test", TIMEOUT, TIMEOUT, TIMEOUT);
    }

    private JdbcConnectionDetails details() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return TestDatabase.USER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
