package io.curasync.platform;

import io.curasync.platform.text.CodePoints;
import io.curasync.platform.text.TextSanitizer;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Classification of database failures by SQLSTATE. Spring's exception classes are unsuitable: Spring maps 54000, a
 * value too large for an index, to the same class as a lost connection.
 */
public enum DatabaseFailure {
    /** PostgreSQL is unavailable or cannot write. The data are not the cause: retry later. */
    OUTAGE,
    /** The transaction conflicted with another one. Retry immediately. */
    CONFLICT,
    /** PostgreSQL rejected a value. A retry with the same data fails again. */
    REFUSED,
    /**
     * Any other failure, usually a bug in CuraSync: SQL that does not match the schema, or a failure outside the
     * database.
     */
    OTHER;

    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    /**
     * States of a server that is read-only after a failover, and of transactions that PostgreSQL terminated because of
     * a timeout.
     */
    private static final Set<String> OUTAGE_STATES = Set.of("25006", "25P03", "25P04");

    private static final Set<String> CONFLICT_CLASSES = Set.of("40", "55");
    private static final String QUERY_CANCELED = "57014";
    private static final Set<String> STATEMENT_CLASSES = Set.of("07", "0A", "24", "25", "26", "34", "3F", "42");
    private static final int MAX_MESSAGE_LENGTH = 200;

    /** Classifies a failure by the first SQLSTATE in its chain of causes, or by its class if there is none. */
    public static DatabaseFailure of(Throwable failure) {
        SQLException cause = sqlException(failure);
        return cause == null ? bySpring(failure) : bySqlState(String.valueOf(cause.getSQLState()));
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

    /** Classifies failures without an SQLSTATE, which come from the connection pool or from our own code. */
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

    /** Returns a description of the failure for people, without SQL, values or a stack trace. */
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

    /** Returns PostgreSQL's message without the detail, which would quote the whole row. */
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
