package io.curasync.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The connection pool. While the database is unavailable, a request for a connection fails immediately. While it is available, the request
 * waits for a free connection for about {@link #MAX_WAIT}, but fails earlier if the database becomes unavailable.
 */
final class FailFastDataSource extends DelegatingDataSource {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final DatabaseAvailability availability;
    private final Runnable onFailure;

    /**
     * Creates the data source.
     *
     * @param onFailure called each time no connection became free within the pool's own timeout
     */
    FailFastDataSource(HikariDataSource pool, DatabaseAvailability availability, Runnable onFailure) {
        super(pool);
        this.pool = pool;
        this.availability = availability;
        this.onFailure = onFailure;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (true) {
            availability.requireAvailable();
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException e) {
                onFailure.run();
                if (System.nanoTime() >= deadline) {
                    throw e;
                }
            }
        }
    }

    /** Replaces all connections. Idle connections are replaced now, connections in use when they are returned to the pool. */
    void evict() {
        HikariPoolMXBean running = pool.getHikariPoolMXBean();
        if (running != null) {
            running.softEvictConnections();
        }
    }

    /** Replaces all connections and aborts running statements, because the statements would wait for a server that does not respond. */
    void abort() {
        evict();
        if (connections() instanceof PooledConnections connections) {
            connections.abortAll();
        }
    }

    private @Nullable Object connections() {
        return pool.getDataSource();
    }
}
