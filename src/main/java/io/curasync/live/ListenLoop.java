package io.curasync.live;

import io.curasync.platform.BackgroundLoop;
import io.curasync.platform.database.DatabaseAvailabilityChanged;
import io.curasync.platform.database.DirectConnection;
import io.curasync.platform.settings.SettingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Receives change signals on its own database connection, and calls the listeners through {@link PostgresSignal}. Sends a query every few
 * seconds to detect a dead socket. Calls the listeners of all topics after each connect, because signals may have been missed while there
 * was no connection. Also calls all listeners at regular intervals, in case a signal was lost.
 */
@Component
class ListenLoop extends BackgroundLoop {

    private static final int WAIT_MILLIS = 1_000;
    private static final Duration LIVENESS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration BACKSTOP_INTERVAL = Duration.ofSeconds(15);
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(10);

    private final JdbcConnectionDetails database;
    private final String jdbcUrl;
    private final PostgresSignal signal;
    private final Duration checkTimeout;
    private volatile @Nullable Connection connection;
    /** Whether this loop has aborted the current connection in order to reconnect. */
    private volatile boolean isReplaced;

    /**
     * Creates the loop, which connects when the application starts.
     *
     * @param directUrl JDBC URL of this connection only, for example to bypass a connection pooler; if blank, the loop uses the URL of
     *     all other connections
     * @throws SettingException if the URL is not blank and does not start with {@code jdbc:postgresql:}
     */
    @Autowired
    ListenLoop(
            JdbcConnectionDetails database,
            @Value("${curasync.live.jdbc-url:}") String directUrl,
            PostgresSignal signal) {
        this(database, directUrl.strip(), signal, CHECK_TIMEOUT);
    }

    ListenLoop(JdbcConnectionDetails database, String directUrl, PostgresSignal signal, Duration checkTimeout) {
        // A stop does not wait for the thread. A read from a dead socket may take seconds, and a connection that is
        // still open does no harm.
        super("live-listen", Duration.ZERO, RECONNECT_DELAY, Duration.ZERO);
        if (!directUrl.isEmpty() && !directUrl.startsWith("jdbc:postgresql:")) {
            throw new SettingException(
                    "CURASYNC_LIVE_JDBC_URL does not start with jdbc:postgresql:.",
                    "Set it to jdbc:postgresql://host:5432/database, or leave it empty. User and password are those of"
                            + " DATABASE_URL.");
        }
        this.database = database;
        this.jdbcUrl = directUrl.isEmpty() ? database.getJdbcUrl() : directUrl;
        this.signal = signal;
        this.checkTimeout = checkTimeout;
    }

    /**
     * Connects and listens until the application stops. If the connection fails, throws an exception, and the loop reconnects after a
     * delay.
     *
     * @return true if the connection was aborted in order to reconnect, so that the loop reconnects immediately; false if the application
     *     stops
     */
    @Override
    protected boolean work() throws SQLException {
        try (Connection connected = connect()) {
            connection = connected;
            listen(connected);
            return false;
        } catch (SQLException e) {
            if (isReplaced) {
                return true;
            }
            throw e;
        } finally {
            connection = null;
            isReplaced = false;
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Topic topic : Topic.values()) {
                statement.execute("listen " + topic.channel());
            }
            statement.execute("listen " + ListenCheck.CHANNEL);
            reportSuccess();
            signal.fireAll();
            ListenCheck check = ListenCheck.start(signal, checkTimeout);
            long lastLivenessCheck = System.nanoTime();
            long lastBackstop = lastLivenessCheck;
            while (isRunning()) {
                PGNotification[] received =
                        connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
                fireReceived(received);
                check.update(received);
                long now = System.nanoTime();
                if (now - lastLivenessCheck > LIVENESS_INTERVAL.toNanos()) {
                    statement.execute("select 1");
                    lastLivenessCheck = now;
                }
                if (now - lastBackstop > BACKSTOP_INTERVAL.toNanos()) {
                    signal.fireAll();
                    lastBackstop = now;
                }
            }
        }
    }

    private void fireReceived(PGNotification @Nullable [] notifications) {
        if (notifications == null) {
            return;
        }
        for (Topic topic : Topic.values()) {
            for (PGNotification notification : notifications) {
                if (notification.getName().equals(topic.channel())) {
                    signal.fire(topic);
                    break;
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DirectConnection.open(
                database, jdbcUrl, "curasync-live", CONNECT_TIMEOUT, SOCKET_TIMEOUT, LOGIN_TIMEOUT);
    }

    /**
     * Reconnects when a database outage ends, because the current connection may lead to a server that has been replaced. Also calls all
     * listeners immediately, because they could not read the database during the outage.
     */
    @EventListener
    void on(DatabaseAvailabilityChanged change) throws SQLException {
        if (!change.current().isAvailable()) {
            return;
        }
        Connection present = connection;
        if (present != null) {
            isReplaced = true;
            present.abort(Thread::startVirtualThread);
        }
        wake();
        signal.fireAll();
    }
}
