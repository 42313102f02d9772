package io.curasync.platform.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Queries the status of the database on its own connection, which stays open. All methods except {@link #close()} must be called by the
 * same thread.
 */
final class DatabaseProbe implements AutoCloseable {

    /** Maximum time to wait for a response. The query reads nothing from disk, so a server that needs more time does not work properly. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(2);

    /** Query that returns true if the server is read-only. It also returns true during recovery, that is, on a standby. */
    private static final String QUERY = "select current_setting('transaction_read_only')::boolean";

    private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);

    private final JdbcConnectionDetails database;
    private volatile @Nullable Connection connection;

    DatabaseProbe(JdbcConnectionDetails database) {
        this.database = database;
    }

    boolean isConnected() {
        return connection != null;
    }

    /** Queries the status on the open connection, or on a new one if none is open. Closes the connection if the query fails. */
    DatabaseStatus run() throws SQLException {
        try {
            Connection open = connection;
            if (open == null) {
                open = DirectConnection.open(
                        database,
                        Objects.requireNonNull(database.getJdbcUrl()),
                        "curasync-monitor",
                        TIMEOUT,
                        TIMEOUT,
                        LOGIN_TIMEOUT);
                connection = open;
            }
            return query(open);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static DatabaseStatus query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(QUERY)) {
            result.next();
            return result.getBoolean(1) ? DatabaseStatus.READ_ONLY : DatabaseStatus.AVAILABLE;
        }
    }

    /** Closes the connection, if any, without waiting for the server. */
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException e) {
            log.debug("Could not close the connection of the database monitor", e);
        }
    }

    /** Returns whether the failure means that the server did not respond in time. */
    static boolean isTimeout(SQLException failure) {
        return failure.getCause() instanceof SocketTimeoutException;
    }

    /**
     * Returns whether the failure means that no server accepts connections. The SQLSTATEs of a server that is shutting down or starting
     * have class 57.
     */
    static boolean isOutage(SQLException failure) {
        String state = Objects.toString(failure.getSQLState(), "08");
        return state.startsWith("08") || state.startsWith("57");
    }
}
