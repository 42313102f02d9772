package io.curasync.live;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks once per LISTEN connection that notifications arrive. Behind a connection pooler in transaction mode, LISTEN succeeds
 * but receives nothing. The check sends its notification on another connection, because even such a pooler delivers a
 * notification that was sent on the same connection.
 */
final class ListenCheck {

    static final String CHANNEL = "curasync_listen_check";

    private static final Logger log = LoggerFactory.getLogger(ListenCheck.class);

    private final String token = UUID.randomUUID().toString();
    private final Duration timeout;
    private final long startedAt = System.nanoTime();
    private boolean isDone;

    private ListenCheck(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Starts the check by sending the notification. If sending fails, skips the check, because a missing notification would prove
     * nothing.
     */
    static ListenCheck start(PostgresSignal signal, Duration timeout) {
        ListenCheck check = new ListenCheck(timeout);
        check.isDone = !signal.send(CHANNEL, check.token);
        return check;
    }

    /**
     * Ends the check if the notification has arrived. If it has not arrived within the timeout, logs a warning and ends the
     * check.
     *
     * @param received notifications since the last call; null if there are none
     */
    void update(PGNotification @Nullable [] received) {
        if (isDone) {
            return;
        }
        if (contains(received)) {
            isDone = true;
        } else if (System.nanoTime() - startedAt > timeout.toNanos()) {
            isDone = true;
            log.warn(
                    "PostgreSQL did not deliver a notification within {} s, so open screens show changes late. If DATABASE_URL leads to"
                            + " a connection pooler such as PgBouncer in transaction mode, set CURASYNC_LIVE_JDBC_URL to PostgreSQL itself"
                            + " (jdbc:postgresql://host:5432/database), or use session mode.",
                    timeout.toSeconds());
        }
    }

    private boolean contains(PGNotification @Nullable [] received) {
        if (received != null) {
            for (PGNotification notification : received) {
                if (notification.getName().equals(CHANNEL)
                        && notification.getParameter().equals(token)) {
                    return true;
                }
            }
        }
        return false;
    }
}
