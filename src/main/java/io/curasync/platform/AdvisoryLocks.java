package io.curasync.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys of CuraSync's advisory locks in PostgreSQL, and methods that acquire these locks. PostgreSQL releases a lock at the end of the
 * transaction. The keys must not change, because instances of two versions run at the same time during a rolling deployment.
 */
public final class AdvisoryLocks {

    /**
     * Key of the lock that a transaction needs to decide whether a sync run may start. The lock prevents two instances from starting runs
     * at the same time.
     */
    public static final long RUN_ADMISSION = 0x53594E43L;

    /**
     * Key of the lock on the assignment of practices by alias. Transactions that resolve aliases to reps or assign practices acquire the
     * lock in shared mode. Transactions that change aliases and therefore reassign practices acquire it in exclusive mode. Without this
     * lock, a practice that is stored while an alias changes could remain without its rep.
     */
    public static final long ALIASES = 0x414C494153L;

    /** Key of the lock that serializes changes of users over all instances. The value is that of {@code hashtext('curasync.accounts')}. */
    public static final long USERS = -556_112_511L;

    /**
     * Key of the lock that serializes the recording of an outage of PostgreSQL over all instances, so that they record a single incident.
     */
    public static final long OUTAGE = 0x4F5554L;

    /**
     * First part of the key of the lock of a partition of webhook events. The second part is the number of the partition. While a worker
     * has the lock, no other worker claims due events of the partition.
     */
    public static final int PARTITION = 0x4C414E45;

    /**
     * Base of the keys of the locks of batches. The key of a batch is this value plus the number of the batch in its sync run. A batch has
     * its lock until its transaction ends, and the next batch waits for it.
     */
    public static final long BATCHES = 0x42415443_00000000L;

    private AdvisoryLocks() {}

    /** Acquires a lock in exclusive mode until the end of the caller's transaction. Waits while another transaction has the lock. */
    public static void lock(JdbcClient jdbc, long key) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(key).query().listOfRows();
    }

    /**
     * Acquires a lock in shared mode until the end of the caller's transaction. Several transactions can have the lock in this mode at the
     * same time. Waits while another transaction has the lock in exclusive mode.
     */
    public static void share(JdbcClient jdbc, long key) {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(?)")
                .param(key)
                .query()
                .listOfRows();
    }
}
