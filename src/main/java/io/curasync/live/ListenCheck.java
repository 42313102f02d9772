package io.curasync.live;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks once per LISTEN connection that notifications arrive. Behind a connection pooler in transaction mode LISTEN succeeds and
 * receives nothing. The NOTIFY comes from another connection: on its own, a pooler would deliver it.
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

    /** Sends the notification; if that fails, nothing is known and nothing is logged. */
    static ListenCheck start(PostgresSignal signal, Duration timeout) {
        ListenCheck check = new ListenCheck(timeout);
        check.isDone = !signal.send(CHANNEL, check.token);
        return check;
    }

    /** @param received since the last call */
    void update(PGNotification @Nullable [] received) {
        if (isDone) {
            return;
        }
        if (isIn(received)) {
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

    private boolean isIn(PGNotification @Nullable [] received) {
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
