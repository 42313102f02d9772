package io.curasync.platform;

import java.sql.SQLTransientConnectionException;

/**
 * Thrown if a connection is requested while the database is known to be unavailable, so that the caller does not wait. Nothing was sent
 * to PostgreSQL.
 */
public final class DatabaseUnavailableException extends SQLTransientConnectionException {

    private static final long serialVersionUID = 1;

    /** SQLSTATE for a connection that cannot be established. */
    private static final String CANNOT_CONNECT = "08001";

    public DatabaseUnavailableException(String message) {
        super(message, CANNOT_CONNECT);
    }

    /** Returns whether the failure is an exception of this type or was caused by one. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
