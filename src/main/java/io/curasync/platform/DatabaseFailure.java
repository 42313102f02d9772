package io.curasync.platform;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.TextSanitizer;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Classification of database failures by SQLSTATE. The exception classes of Spring are not sufficient. For example, Spring uses the
 * same class for a lost connection and for SQLSTATE 54000, such as a value that is too large for an index.
 */
public enum DatabaseFailure {
    /** PostgreSQL is unavailable or cannot write, or the transaction timed out. The data is not the cause. Retry later. */
    OUTAGE,
    /**
     * The transaction conflicted with another one or waited too long for a lock, or PostgreSQL canceled a statement, for example after a
     * timeout. Retry immediately.
     */
    CONFLICT,
    /**
     * PostgreSQL rejected a value, for example because of a constraint. A retry with the same data fails again. SQLSTATEs that belong to no
     * other constant are also classified as REFUSED.
     */
    REFUSED,
    /**
     * Any other failure, usually a bug in CuraSync. Examples are SQL that does not match the schema, and a failure outside the
     * database.
     */
    OTHER;

    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    /**
     * SQLSTATEs of a server that is read-only after a failover (25006), and of sessions that PostgreSQL ended because a
     * transaction was idle or open for too long (25P03, 25P04).
     */
    private static final Set<String> OUTAGE_STATES = Set.of("25006", "25P03", "25P04");

    private static final String CONNECTION_CLASS = "08";
    private static final Set<String> CONFLICT_CLASSES = Set.of("40", "55");
    private static final String QUERY_CANCELED = "57014";
    private static final Set<String> STATEMENT_CLASSES = Set.of("07", "0A", "24", "25", "26", "34", "3F", "42");
    private static final int MAX_MESSAGE_LENGTH = 200;

    /**
     * Classifies a failure by the first SQLSTATE in its chain of causes. If there is none, classifies it by the class
     * of the exception.
     */
    public static DatabaseFailure of(Throwable failure) {
        SQLException cause = sqlException(failure);
        return cause == null ? bySpring(failure) : bySqlState(String.valueOf(cause.getSQLState()));
    }

    /**
     * Returns whether the failed statement or transaction may have taken effect nevertheless. This is the case if the connection was lost
     * while it was in use, because PostgreSQL may have committed before its response was lost. Returns false if no connection could be
     * opened or obtained from the pool.
     */
    public static boolean isOutcomeUnknown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof SQLTransientConnectionException) {
                return false;
            }
        }
        SQLException cause = sqlException(failure);
        return cause != null && String.valueOf(cause.getSQLState()).startsWith(CONNECTION_CLASS);
    }

    private static DatabaseFailure bySqlState(String state) {
        String stateClass = state.substring(0, Math.min(2, state.length()));
        if (state.equals(QUERY_CANCELED) || CONFLICT_CLASSES.contains(stateClass)) {
            return CONFLICT;
        }
        if (OUTAGE_CLASSES.contains(stateClass) || OUTAGE_STATES.contains(state)) {
            return OUTAGE;
        }
        return STATEMENT_CLASSES.contains(stateClass) ? OTHER : REFUSED;
    }

    /** Classifies a failure without an SQLSTATE, for example from the connection pool or from our own code. */
    private static DatabaseFailure bySpring(Throwable failure) {
        return switch (failure) {
            case CannotCreateTransactionException outage -> OUTAGE;
            case TransactionSystemException outage -> OUTAGE;
            case TransactionTimedOutException outage -> OUTAGE;
            case DataAccessResourceFailureException outage -> OUTAGE;
            case TransientDataAccessException conflict -> CONFLICT;
            default -> OTHER;
        };
    }

    /** Returns a description of the failure for people, without SQL, the content of the row, or a stack trace. */
    public static String reason(Throwable failure) {
        SQLException cause = sqlException(failure);
        if (cause == null) {
            return bySpring(failure) == CONFLICT
                    ? "the database was busy"
                    : failure.getClass().getSimpleName() + ", see the log";
        }
        String verb = of(failure) == REFUSED ? "PostgreSQL refused it" : "PostgreSQL failed";
        return "%s (%s): %s".formatted(verb, cause.getSQLState(), message(cause));
    }

    /**
     * Returns PostgreSQL's message on one line, truncated to {@value #MAX_MESSAGE_LENGTH} code points. Omits the detail of the message,
     * because the detail may contain the whole row.
     */
    private static String message(SQLException cause) {
        ServerErrorMessage server = cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String message = String.valueOf(server == null ? cause.getMessage() : server.getMessage());
        String clean = message.replaceAll("[\\p{Cc}\\p{Cs}]+", " ");
        return CodePoints.shortened(MAX_MESSAGE_LENGTH, TextSanitizer.replaceBidiControls(clean));
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql;
            }
        }
        return null;
    }
}
