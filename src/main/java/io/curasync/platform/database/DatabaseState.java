package io.curasync.platform.database;

import java.time.Instant;

/**
 * State of the database from the perspective of this instance.
 *
 * @param since start of the state, by the clock of this instance. If the database is not available, this is the last time at which a check
 *     found it available.
 * @param problem description of the problem for users, without a final period; empty if the database is available
 */
public record DatabaseState(DatabaseStatus status, Instant since, String problem) {

    static DatabaseState of(DatabaseStatus status, Instant since) {
        String problem = switch (status) {
            case AVAILABLE -> "";
            case READ_ONLY -> "The database is read-only";
            case UNREACHABLE -> "The database is not reachable";
        };
        return new DatabaseState(status, since, problem);
    }

    public boolean isAvailable() {
        return status == DatabaseStatus.AVAILABLE;
    }
}
