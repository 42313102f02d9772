package io.curasync.platform;

import static io.curasync.platform.DatabaseFailure.CONFLICT;
import static io.curasync.platform.DatabaseFailure.OTHER;
import static io.curasync.platform.DatabaseFailure.OUTAGE;
import static io.curasync.platform.DatabaseFailure.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, OUTAGE", // connection lost
        "25006, OUTAGE", // read-only after a fail-over
        "28P01, OUTAGE", // password changed
        "53100, OUTAGE", // disk full
        "57P01, OUTAGE", // shutting down
        "58030, OUTAGE", // I/O error
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "57014, CONFLICT",
        "21000, REFUSED",
        "22003, REFUSED",
        "22021, REFUSED",
        "22P05, REFUSED",
        "23505, REFUSED",
        "23514, REFUSED",
        "54000, REFUSED",
        "P0001, REFUSED",
        "XX000, REFUSED",
        "25P02, OTHER",
        "42P01, OTHER",
        "0A000, OTHER"
    })
    void classifiesBySqlState(String state, DatabaseFailure expected) {
        SQLException cause = new SQLException("no matter", state);

        assertThat(DatabaseFailure.of(cause)).isEqualTo(expected);
        assertThat(DatabaseFailure.of(translated(cause)))
                .as("whatever class Spring chooses")
                .isEqualTo(expected);
        assertThat(DatabaseFailure.of(new DataAccessResourceFailureException("wrong class", cause)))
                .isEqualTo(expected);
        assertThat(DatabaseFailure.of(new UnexpectedRollbackException("in a commit", cause)))
                .isEqualTo(expected);
    }

    private static RuntimeException translated(SQLException cause) {
        return Objects.requireNonNullElseGet(
                new SQLStateSQLExceptionTranslator().translate("task", "select", cause),
                () -> new UncategorizedSQLException("task", "select", cause));
    }

    @Test
    void classifiesPoolAndLockFailuresWithoutSqlState() {
        assertThat(DatabaseFailure.of(new CannotGetJdbcConnectionException(
                        "no connection", new SQLTransientConnectionException("timed out"))))
                .isEqualTo(OUTAGE);
        assertThat(DatabaseFailure.of(new CannotCreateTransactionException("no connection")))
                .isEqualTo(OUTAGE);
        assertThat(DatabaseFailure.of(new PessimisticLockingFailureException("merged meanwhile")))
                .isEqualTo(CONFLICT);
        assertThat(DatabaseFailure.of(new IllegalStateException("ours"))).isEqualTo(OTHER);
    }

    /** A lost connection may have committed. A connection that was never there has not. */
    @Test
    void knowsWhetherTheOutcomeIsUnknown() {
        assertThat(DatabaseFailure.isOutcomeUnknown(
                        new TransactionSystemException("could not commit", new SQLException("I/O error", "08006"))))
                .isTrue();
        assertThat(DatabaseFailure.isOutcomeUnknown(
                        new DataAccessResourceFailureException("insert", new SQLException("I/O error", "08006"))))
                .isTrue();
        assertThat(DatabaseFailure.isOutcomeUnknown(
                        new CannotGetJdbcConnectionException("no connection", new SQLException("refused", "08001"))))
                .isFalse();
        assertThat(DatabaseFailure.isOutcomeUnknown(
                        new IllegalStateException(new DatabaseUnavailableException("away since noon"))))
                .isFalse();
        assertThat(DatabaseFailure.isOutcomeUnknown(new SQLException("shutting down", "57P01")))
                .isFalse();
    }

    @Test
    void reportsAReasonInOneCleanSentence() {
        assertThat(DatabaseFailure.reason(new DataAccessResourceFailureException(
                        "ours", new SQLException("a\0b\n" + "x".repeat(500), "54000"))))
                .startsWith("PostgreSQL refused it (54000): a b x")
                .endsWith("x…")
                .doesNotContain("\0", "\n")
                .hasSizeLessThan(260);
        assertThat(DatabaseFailure.reason(new SQLException("deadlock", "40P01")))
                .isEqualTo("PostgreSQL failed (40P01): deadlock");
        assertThat(DatabaseFailure.reason(new IllegalStateException("inner workings")))
                .isEqualTo("IllegalStateException, see the log");
        assertThat(DatabaseFailure.of(new SQLException("a", "54000"))).isEqualTo(REFUSED);
    }
}
