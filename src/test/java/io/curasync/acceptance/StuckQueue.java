package io.curasync.acceptance;

import io.curasync.platform.AdvisoryLocks;
import io.curasync.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A queue of webhooks that no worker processes, because all partitions are locked, until it is closed. */
final class StuckQueue implements AutoCloseable {

    private final TestDatabase database;
    private final Connection connection;

    StuckQueue(TestDatabase database) {
        this.database = database;
        try {
            connection = database.dataSource().getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(%d, partition) from generate_series(0, 7) partition"
                        .formatted(AdvisoryLocks.PARTITION));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Changes the time of receipt of all queued events. */
    void makeOld(String age) {
        database.jdbc()
                .sql("update webhook_event set received_at = now() - ?::interval where status = 'RECEIVED'")
                .param(age)
                .update();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
