package io.curasync.monitoring.instance;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Health check {@code database}. It judges the round trip, the number of connections and the age of transaction ids. It also reports the
 * version and the size of the database.
 */
@Component
class DatabaseHealthCheck implements HealthCheck {

    /**
     * Round trip above which the check warns. A page of a sync needs about twenty statements, so a longer round trip would slow down
     * syncs considerably.
     */
    private static final Duration MAX_ROUND_TRIP = Duration.ofMillis(100);

    private static final int MAX_CONNECTION_PERCENT = 85;

    /**
     * Age of the oldest transaction id above which the check warns. PostgreSQL starts to force a vacuum at 200 million, and stops
     * accepting writes at about 2,000 million.
     */
    private static final long MAX_TRANSACTION_AGE = 1_000_000_000;

    private static final long MEGABYTE = 1024L * 1024;

    private final DatabaseQuery query;

    DatabaseHealthCheck(DatabaseQuery query) {
        this.query = query;
    }

    @Override
    public CheckId id() {
        return CheckId.DATABASE;
    }

    @Override
    public CheckResult run() {
        return evaluate(query.state(), query.roundTrip());
    }

    static CheckResult evaluate(DatabaseQuery.DatabaseState state, Duration roundTrip) {
        String evidence = "PostgreSQL %s, round trip %s, %s of %s connections, %s."
                .formatted(
                        state.version(),
                        milliseconds(roundTrip),
                        NumberLabels.of(state.connections()),
                        NumberLabels.of(state.maxConnections()),
                        size(state.bytes()));
        if (state.transactionAge() > MAX_TRANSACTION_AGE) {
            return CheckResult.warn(
                    "The oldest transaction id is %s transactions old. %s"
                            .formatted(NumberLabels.of(state.transactionAge()), evidence),
                    "Look for transactions that stay open and for a stopped autovacuum, and run VACUUM on the database.");
        }
        if (state.connections() * 100 >= state.maxConnections() * MAX_CONNECTION_PERCENT) {
            return CheckResult.warn(
                    "Few connections are left. " + evidence,
                    "Raise max_connections, or stop other clients of this PostgreSQL.");
        }
        if (roundTrip.compareTo(MAX_ROUND_TRIP) > 0) {
            return CheckResult.warn(
                    "PostgreSQL answers slowly. " + evidence,
                    "Look at the load of the database server, and at the network between it and CuraSync.");
        }
        return CheckResult.ok(evidence);
    }

    /** Formats a duration in whole milliseconds, so that the summary does not change with each measurement. */
    private static String milliseconds(Duration duration) {
        return duration.toMillis() == 0 ? "under 1 ms" : NumberLabels.of(duration.toMillis()) + " ms";
    }

    private static String size(long bytes) {
        long megabytes = bytes / MEGABYTE;
        return megabytes < 10 * 1024 ? NumberLabels.of(megabytes) + " MB" : NumberLabels.of(megabytes / 1024) + " GB";
    }
}
