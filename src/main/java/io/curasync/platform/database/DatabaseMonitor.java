package io.curasync.platform.database;

import io.curasync.platform.BackgroundLoop;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Checks every half second whether the database is available. The monitor has its own connection. If a check fails on this connection, the
 * monitor repeats the check on a new connection, because one broken connection is not an outage. The monitor also replaces the connections
 * of the pool if they may lead to the wrong server, for example after a failover.
 */
@Component
class DatabaseMonitor extends BackgroundLoop {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(DatabaseMonitor.class);

    private final DatabaseProbe probe;
    private final DatabaseAvailability availability;
    private final ObjectProvider<DataSource> dataSource;
    private volatile boolean isSuspect;
    private volatile boolean isPoolStale;
    /** Reason that was last logged because a reachable server refused the monitor's connection. Accessed only by the monitor's thread. */
    private String refusal = "";

    DatabaseMonitor(
            JdbcConnectionDetails database, DatabaseAvailability availability, ObjectProvider<DataSource> dataSource) {
        super("database-monitor", INTERVAL, INTERVAL, STOP_TIMEOUT);
        this.probe = new DatabaseProbe(database);
        this.availability = availability;
        this.dataSource = dataSource;
    }

    /**
     * Requests a check on a new connection, without waiting for the next regular check. Called when a connection of the pool has failed, or
     * no connection became free in time.
     */
    void suspect() {
        isSuspect = true;
        wake();
    }

    /**
     * Requests a check as {@link #suspect()} does, and replaces the connections of the pool. Called when a server rejected a write,
     * because the connections may lead to a server that is now a standby.
     */
    void suspectReadOnly() {
        isPoolStale = true;
        suspect();
    }

    @Override
    public void start() {
        availability.setMonitored(true);
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        probe.close();
        availability.setMonitored(false);
    }

    @Override
    protected boolean work() {
        if (isSuspect || !availability.isAvailable()) {
            isSuspect = false;
            probe.close();
        }
        if (!probe.isConnected()) {
            checkOnNewConnection(false);
            return false;
        }
        try {
            update(probe.run());
        } catch (SQLException e) {
            log.debug("The connection of the database monitor failed", e);
            isPoolStale = true;
            checkOnNewConnection(DatabaseProbe.isTimeout(e));
        }
        return false;
    }

    /**
     * Checks the database on a new connection.
     *
     * @param mustAbort whether to abort all connections of the pool, because their statements may wait for a response that never arrives
     */
    private void checkOnNewConnection(boolean mustAbort) {
        try {
            DatabaseStatus status = probe.run();
            boolean mustEvict = isPoolStale;
            isPoolStale = false;
            if (mustAbort) {
                pool().ifPresent(FailFastDataSource::abort);
            } else if (mustEvict) {
                pool().ifPresent(FailFastDataSource::evict);
            }
            refusal = "";
            update(status);
        } catch (SQLException e) {
            reject(e);
        }
    }

    /**
     * Stores the status of a server that responds. If the status changed, the connections of the pool may lead to another server, so
     * they are replaced.
     */
    private void update(DatabaseStatus status) {
        if (status != availability.current().status()) {
            pool().ifPresent(FailFastDataSource::evict);
        }
        availability.update(status, "PostgreSQL accepts no writes");
    }

    private void reject(SQLException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (DatabaseProbe.isOutage(failure)) {
            boolean isChange = availability.current().status() != DatabaseStatus.UNREACHABLE;
            availability.update(DatabaseStatus.UNREACHABLE, reason);
            if (isChange) {
                pool().ifPresent(FailFastDataSource::abort);
            }
        } else if (!reason.equals(refusal)) {
            // The server responds. Connections of the pool may still work, for example if the server only has too many
            // connections.
            refusal = reason;
            log.warn("The database monitor cannot connect: {}", reason);
        }
    }

    private Optional<FailFastDataSource> pool() {
        return dataSource.getIfAvailable() instanceof FailFastDataSource pool ? Optional.of(pool) : Optional.empty();
    }
}
