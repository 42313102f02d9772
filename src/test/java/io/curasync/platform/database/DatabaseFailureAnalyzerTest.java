package io.curasync.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class DatabaseFailureAnalyzerTest {

    final DatabaseFailureAnalyzer analyzer = new DatabaseFailureAnalyzer(
            new MockEnvironment().withProperty("DATABASE_URL", "postgresql://u:secret@db.example.com:6432/crm"));

    @ParameterizedTest
    @CsvSource({
        "INVALID_PASSWORD,             refuses the user or the password",
        "CONNECTION_UNABLE_TO_CONNECT, cannot be reached",
        "CONNECTION_FAILURE,           cannot be reached",
        "INVALID_SQL_STATEMENT_NAME,   connection pooler in transaction mode"
    })
    void describesTheFailureWithoutSecrets(PSQLState state, String said) {
        FailureAnalysis analysis = analyzer.analyze(new RuntimeException(new PSQLException("refused", state)));

        assertThat(analysis.getDescription())
                .contains("db.example.com:6432/crm", said)
                .doesNotContain("secret");
        assertThat(analysis.getAction()).contains("DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "28000, Check user and password",
        "3D000, Create it",
        "53300, max_connections",
        "53100, Free some",
        "25006, Name the primary in DATABASE_URL",
        "42501, as its owner",
        "55000, Allow them",
        "57P03, Check host and port in DATABASE_URL"
    })
    void describesTheRemedy(String state, String action) {
        FailureAnalysis analysis = analyzer.analyze(refused("refused", state));

        assertThat(analysis.getDescription()).startsWith("PostgreSQL at db.example.com:6432/crm ");
        assertThat(analysis.getAction()).contains(action);
    }

    @ParameterizedTest
    @CsvSource({
        "42501, 'permission denied to create extension \"pg_trgm\"', CREATE EXTENSION pg_trgm",
        "0A000, 'extension \"pg_trgm\" is not available',            contrib",
        "58P01, 'could not open control file of \"pg_trgm\"',        contrib"
    })
    void explainsHowToInstallTheExtension(String state, String message, String action) {
        assertThat(analyzer.analyze(refused(message, state)).getAction()).contains(action);
    }

    @Test
    void reportsAPoolerInTransactionMode() {
        PSQLException duplicate = new PSQLException(
                new ServerErrorMessage("SERROR\0C42P05\0Mprepared statement \"S_1\" already exists\0"));

        FailureAnalysis analysis = analyzer.analyze(new RuntimeException(duplicate));

        assertThat(analysis.getDescription()).contains("connection pooler in transaction mode", "S_1");
        assertThat(analysis.getAction()).contains("prepareThreshold=0", "CURASYNC_LIVE_JDBC_URL");
    }

    @Test
    void ignoresFaultsOfCuraSync() {
        assertThat(analyzer.analyze(
                        new RuntimeException(new PSQLException("no such table", PSQLState.UNDEFINED_TABLE))))
                .isNull();
    }

    @Test
    void ignoresUnsupportedFeaturesInCuraSyncsSql() {
        assertThat(analyzer.analyze(refused("not supported", "0A000"))).isNull();
    }

    private static RuntimeException refused(String message, String state) {
        return new RuntimeException(
                new PSQLException(new ServerErrorMessage("SFATAL\0C%s\0M%s\0".formatted(state, message))));
    }
}
