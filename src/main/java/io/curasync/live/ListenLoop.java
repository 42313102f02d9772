package io.curasync.live;

import io.curasync.platform.BackgroundLoop;
import io.curasync.platform.settings.SettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Receives change signals on its own connection. A query every few seconds detects a dead socket. Calls the listeners of all topics
 * after each connection, because signals may have been missed, and at regular intervals as a backstop.
 */
@Component
class ListenLoop extends BackgroundLoop {

    private static final int WAIT_MILLIS = 1_000;
    private static final Duration LIVENESS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration BACKSTOP_INTERVAL = Duration.ofSeconds(15);
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(10);

    private final JdbcConnectionDetails database;
    private final String jdbcUrl;
    private final PostgresSignal signal;
    private final Duration checkTimeout;

    /**
     * Creates the loop; it connects when the application has started.
     *
     * @param directUrl JDBC URL for LISTEN only, for example to bypass a connection pooler; empty to use the URL of all other
     *     connections
     */
    @Autowired
    ListenLoop(
            JdbcConnectionDetails database,
            @Value("${curasync.live.jdbc-url:}") String directUrl,
            PostgresSignal signal) {
        this(database, directUrl.strip(), signal, CHECK_TIMEOUT);
    }

    ListenLoop(JdbcConnectionDetails database, String directUrl, PostgresSignal signal, Duration checkTimeout) {
        // Stopping does not wait for the thread: an open connection does no harm, and a read from a dead socket may
        // take seconds.
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

    /** Connects and listens until the application stops. Fails if the connection is lost; the loop then reconnects. */
    @Override
    protected boolean work() throws SQLException {
        try (Connection connection = connect()) {
            listen(connection);
        }
        return false;
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Topic topic : Topic.values()) {
                statement.execute("listen " + topic.channel());
            }
            statement.execute("listen " + ListenCheck.CHANNEL);
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
        Properties properties = new Properties();
        setIfPresent(properties, "user", database.getUsername());
        setIfPresent(properties, "password", database.getPassword());
        properties.setProperty("ApplicationName", "curasync-live");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private static void setIfPresent(Properties properties, String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }
}
