package io.curasync.platform;

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
 * The meaning of a database failure, by its SQLSTATE. Spring's exception classes are no guide: it reports 54000, a value too
 * large for an index, by the same class as a lost connection.
 */
public enum DatabaseFailure {
    /** PostgreSQL is away or cannot write. The data are not at fault: wait, then retry. */
    OUTAGE,
    /** The transaction lost against another one. Retry at once. */
    CONFLICT,
    /** PostgreSQL refused a value. A retry with the same data does not help. */
    REFUSED,
    /** A fault of ours: SQL that does not fit the schema, or no failure of the database at all. */
    OTHER;

    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    /** A read-only server after a fail-over; transactions that PostgreSQL ended because they took too long. */
    private static final Set<String> OUTAGE_STATES = Set.of("25006", "25P03", "25P04");

    private static final Set<String> CONFLICT_CLASSES = Set.of("40", "55");
    private static final String QUERY_CANCELED = "57014";
    private static final Set<String> STATEMENT_CLASSES = Set.of("07", "0A", "24", "25", "26", "34", "3F", "42");
    private static final int MAX_MESSAGE_LENGTH = 200;

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

    /** For failures without an SQLSTATE: the connection pool's, and those that our own code raises. */
    private static DatabaseFailure bySpring(Throwable failure) {
        return switch (failure) {
            case CannotCreateTransactionException away -> OUTAGE;
            case TransactionSystemException away -> OUTAGE;
            case TransactionTimedOutException away -> OUTAGE;
            case DataAccessResourceFailureException away -> OUTAGE;
            case TransientDataAccessException busy -> CONFLICT;
            default -> OTHER;
        };
    }

    /** The failure in a sentence for people: without SQL, values or a stack trace. */
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

    /** Without PostgreSQL's detail, which quotes the whole row. */
    private static String message(SQLException cause) {
        ServerErrorMessage server = cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String message = String.valueOf(server == null ? cause.getMessage() : server.getMessage());
        String clean = message.replaceAll("[\\p{Cc}\\p{Cs}]+", " ");
        return CodePoints.shortened(MAX_MESSAGE_LENGTH, TextSanitizer.withoutTurning(clean));
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
