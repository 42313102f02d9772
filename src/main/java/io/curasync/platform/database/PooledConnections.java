package io.curasync.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Opens the connections of the pool, and can abort all of them. */
final class PooledConnections extends DelegatingDataSource {

    /**
     * Time in seconds for which the driver does not retry a failed host, if the URL has several hosts. The driver's default is ten seconds.
     */
    static final String HOST_RECHECK_SECONDS = "1";

    private static final Logger log = LoggerFactory.getLogger(PooledConnections.class);

    private final DatabaseAvailability availability;
    private final Set<Connection> opened = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /**
     * Creates a source for a pool that is configured by a JDBC URL. Parameters of the URL take precedence over the timeouts in this
     * class.
     */
    PooledConnections(HikariConfig pool, DatabaseAvailability availability) {
        // A connection attempt must end soon, because CuraSync is expected to use the database again shortly after an
        // outage.
        pool.addDataSourceProperty("connectTimeout", "2");
        pool.addDataSourceProperty("loginTimeout", "3");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("hostRecheckSeconds", HOST_RECHECK_SECONDS);
        super(new DriverDataSource(
                pool.getJdbcUrl(),
                pool.getDriverClassName(),
                pool.getDataSourceProperties(),
                pool.getUsername(),
                pool.getPassword()));
        this.availability = availability;
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitDatabase();
        return add(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        awaitDatabase();
        return add(super.getConnection(user, password));
    }

    /** Does nothing, because the driver would apply the pool's short timeout to all connections of this process. */
    @Override
    public void setLoginTimeout(int seconds) {
        // See above.
    }

    /**
     * Waits until an outage ends. If connection attempts failed instead, the pool would pause for up to five seconds after each attempt,
     * and would reconnect with a delay.
     */
    private void awaitDatabase() throws SQLException {
        try {
            availability.awaitAvailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The connection pool is closing", e);
        }
    }

    private Connection add(Connection connection) {
        opened.add(connection);
        return connection;
    }

    /**
     * Closes the sockets of all connections. Statements that wait for a response fail at once. Does not wait until the sockets are closed,
     * because closing a TLS connection may block.
     */
    void abortAll() {
        List<Connection> all;
        synchronized (opened) {
            all = new ArrayList<>(opened);
            opened.clear();
        }
        for (Connection connection : all) {
            try {
                connection.abort(Thread::startVirtualThread);
            } catch (SQLException e) {
                log.debug("Could not abort a connection", e);
            }
        }
    }
}
