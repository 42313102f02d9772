package io.curasync.platform;

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
    void saysWhatAndWhereButNoSecret(PSQLState state, String said) {
        FailureAnalysis analysis = analyzer.analyze(new RuntimeException(new PSQLException("refused", state)));

        assertThat(analysis.getDescription())
                .contains("db.example.com:6432/crm", said)
                .doesNotContain("secret");
        assertThat(analysis.getAction()).contains("DATABASE_URL");
    }

    @Test
    void namesThePoolerInTransactionMode() {
        PSQLException duplicate = new PSQLException(
                new ServerErrorMessage("SERROR\0C42P05\0Mprepared statement \"S_1\" already exists\0"));

        FailureAnalysis analysis = analyzer.analyze(new RuntimeException(duplicate));

        assertThat(analysis.getDescription()).contains("connection pooler in transaction mode", "S_1");
        assertThat(analysis.getAction()).contains("prepareThreshold=0", "CURASYNC_LIVE_JDBC_URL");
    }

    @Test
    void leavesFaultsOfOurOwnAlone() {
        assertThat(analyzer.analyze(
                        new RuntimeException(new PSQLException("no such table", PSQLState.UNDEFINED_TABLE))))
                .isNull();
    }
}
