package io.curasync.monitoring.instance;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the state of the PostgreSQL server. */
@Component
class DatabaseQuery {

    private static final int MEASUREMENTS = 3;

    /**
     * Query for the state of the server. The maximum number of connections excludes those that PostgreSQL reserves for superusers,
     * because CuraSync cannot use them.
     */
    private static final String STATE = """
            select current_setting('server_version') as version,
                   (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
                   current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
                       as max_connections,
                   pg_database_size(current_database()) as bytes,
                   (select age(datfrozenxid) from pg_database where datname = current_database())::bigint as transaction_age""";

    private final JdbcClient jdbc;
    private final InstanceRepository instances;

    DatabaseQuery(JdbcClient jdbc, InstanceRepository instances) {
        this.jdbc = jdbc;
        this.instances = instances;
    }

    /**
     * State of the server.
     *
     * @param connections number of present connections of all clients
     * @param maxConnections maximum number of connections that are not reserved for superusers
     * @param bytes size of the database, in bytes
     * @param transactionAge number of transactions since the oldest transaction id that is not frozen
     */
    record DatabaseState(String version, long connections, long maxConnections, long bytes, long transactionAge) {}

    DatabaseState state() {
        return jdbc.sql(STATE).query(DatabaseState.class).single();
    }

    /** Measures the round trip with several trivial queries, and returns the shortest duration. */
    @Transactional(readOnly = true)
    public Duration roundTrip() {
        return ClockMeasurement.best(MEASUREMENTS, InstantSource.system(), instances::databaseTime)
                .roundTrip();
    }
}
