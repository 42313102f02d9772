package io.curasync.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys of our advisory locks in PostgreSQL, which are held until the transaction ends. A key never changes, because two versions run
 * at the same time during a rolling deployment.
 */
public final class AdvisoryLocks {

    /** Serializes the decisions whether a run may start. */
    public static final long RUN_ADMISSION = 0x53594E43L;

    /**
     * Shared by transactions that resolve aliases to reps, exclusive for changes of aliases, which reassign existing practices.
     * Without it, a practice written at the same time could miss its rep for good.
     */
    public static final long ALIASES = 0x414C494153L;

    /** Serializes changes of users. It is {@code hashtext('curasync.accounts')}. */
    public static final long USERS = -556_112_511L;

    /** Protects the events of a partition from other workers. The second key is the partition. */
    public static final int PARTITION = 0x4C414E45;

    private AdvisoryLocks() {}

    /** Waits for the lock. */
    public static void lock(JdbcClient jdbc, long key) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(key).query().listOfRows();
    }

    /** Waits for the lock, which other transactions may share. */
    public static void share(JdbcClient jdbc, long key) {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(?)")
                .param(key)
                .query()
                .listOfRows();
    }
}
