package io.curasync.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps batches, which look up whose alias a name is, apart from a change of aliases, which hands existing practices over:
 * else a practice that is written just then could miss its rep for good. Held until the transaction ends.
 */
final class AliasLock {

    /** Any number that no other advisory lock of ours uses. */
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
