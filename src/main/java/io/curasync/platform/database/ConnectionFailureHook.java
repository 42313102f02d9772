package io.curasync.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Reports failures of the pool's connections that may be caused by an outage. The monitor of the database then checks immediately instead
 * of at its next regular time.
 */
final class ConnectionFailureHook implements SQLExceptionOverride {

    private static final String READ_ONLY = "25006";

    private final Runnable onFailure;
    private final Runnable onReadOnly;

    /**
     * Creates the hook.
     *
     * @param onFailure called if a connection was lost
     * @param onReadOnly called if the server rejected a write because it is read-only
     */
    ConnectionFailureHook(Runnable onFailure, Runnable onReadOnly) {
        this.onFailure = onFailure;
        this.onReadOnly = onReadOnly;
    }

    /**
     * Called by the pool for each {@link SQLException}. With the returned value, the pool itself decides whether to close the connection.
     */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        String state = Objects.toString(failure.getSQLState(), "");
        if (state.equals(READ_ONLY)) {
            onReadOnly.run();
        } else if (state.startsWith("08") || state.startsWith("57P")) {
            onFailure.run();
        }
        return Override.CONTINUE_EVICT;
    }
}
