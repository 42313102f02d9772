package io.curasync.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys of our advisory locks in PostgreSQL, and methods that take them. The end of the transaction releases a lock. A
 * key never changes, because two versions run at the same time during a rolling deployment.
 */
public final class AdvisoryLocks {

    /** Serializes run admission: the decisions whether a run may start. */
    public static final long RUN_ADMISSION = 0x53594E43L;

    /**
     * Shared by transactions that resolve aliases to reps, exclusive for changes of aliases, which reassign existing
     * practices. Without the lock, a practice that is written concurrently could permanently miss its rep.
     */
    public static final long ALIASES = 0x414C494153L;

    /** Serializes changes of users. Its value is {@code hashtext('curasync.accounts')}. */
    public static final long USERS = -556_112_511L;

    /**
     * First part of the key that protects the events of a partition from other workers. The second part is the number
     * of the partition.
     */
    public static final int PARTITION = 0x4C414E45;

    private AdvisoryLocks() {}

    /** Waits for the exclusive lock. */
    public static void lock(JdbcClient jdbc, long key) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(key).query().listOfRows();
    }

    /** Waits for the shared lock, which several transactions can have at the same time. */
    public static void share(JdbcClient jdbc, long key) {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(?)")
                .param(key)
                .query()
                .listOfRows();
    }
}
