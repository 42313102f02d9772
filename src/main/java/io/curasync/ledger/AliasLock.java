package io.curasync.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Advisory lock, shared by batches, which resolve aliases to reps, and exclusive for changes of aliases, which reassign existing
 * practices. Without it, a practice written at the same time could miss its rep for good. Held until the transaction ends.
 */
final class AliasLock {

    /** Arbitrary, but different from the application's other advisory locks. */
    private static final long KEY = 0x414C494153L;

    private AliasLock() {}

    static void share(JdbcClient jdbc) {
        jdbc.sql("select 1 from pg_advisory_xact_lock_shared(?)")
                .param(KEY)
                .query()
                .listOfRows();
    }

    static void exclude(JdbcClient jdbc) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)").param(KEY).query().listOfRows();
    }
}
